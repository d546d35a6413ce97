import { TargetInput, TargetPatch } from '@heed/shared/deliveries';
import { describe, expect, it } from 'vitest';
import { draftOf, inputOf, originOf, originText, patchOf } from './target-draft';

const robot = {
  ...draftOf(),
  kind: 'dingtalk' as const,
  name: '值班群',
  address: 'https://oapi.dingtalk.com/robot/send?access_token=x',
  secret: 'SECabc',
};
const mail = {
  ...draftOf(),
  kind: 'mail' as const,
  name: '订阅',
  host: 'relay.city',
  port: '587',
  fromName: '江州',
  fromAddress: 'news@jz.example',
};

describe('the form of a target', () => {
  it('sends what its kind has, and nothing else', () => {
    for (const draft of [
      robot,
      mail,
      { ...robot, kind: 'webhook' as const },
      { ...robot, kind: 'wecom' as const },
    ]) {
      expect(TargetInput.safeParse(inputOf(draft, 'r1')).error).toBe(undefined);
      expect(TargetPatch.safeParse(patchOf(draft)).error).toBe(undefined);
    }
    expect(inputOf({ ...robot, kind: 'wecom' }, 'r1')).not.toHaveProperty('secret');
    expect(inputOf({ ...robot, kind: 'webhook' }, 'r1')).not.toHaveProperty('secret');
  });

  it('leaves secrets alone that were not typed anew', () => {
    expect(patchOf({ ...robot, address: '', secret: '' })).toEqual({
      name: '值班群',
      enabled: true,
      language: 'zh',
    });
    expect(patchOf({ ...mail, password: '' })).not.toHaveProperty('password');
  });

  it.each([
    [robot, 'https://oapi.dingtalk.com:443'],
    [{ ...robot, address: 'http://10.0.0.8:8080/hook' }, 'http://10.0.0.8:8080'],
    [{ ...robot, address: 'https://[fd00::8]/hook' }, 'https://[fd00::8]:443'],
    [mail, 'starttls://relay.city:587'],
    [{ ...robot, address: 'not an address' }, null],
    [{ ...mail, host: '' }, null],
  ])('names the host that has to be allowed: %#', (draft, text) => {
    const origin = originOf(draft);
    expect(origin && originText(origin)).toBe(text);
  });
});

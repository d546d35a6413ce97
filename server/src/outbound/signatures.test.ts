import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  feishuSignature,
  newWebhookSecret,
  signedDingtalkAddress,
  webhookHeaders,
} from './signatures';

describe('signatures', () => {
  const message = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    seconds: 1_614_265_330,
    body: '{"test": 2432232314}',
  };
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

  test('a webhook is signed as the published example of Standard Webhooks says', () => {
    expect(webhookHeaders(message, [secret])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  test('while a secret is exchanged the message carries both signatures, the new one first', () => {
    const other = newWebhookSecret();
    const both = webhookHeaders(message, [other, secret])['webhook-signature']?.split(' ');
    expect(both).toHaveLength(2);
    expect(both?.[1]).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
    expect(both?.[0]).toBe(webhookHeaders(message, [other])['webhook-signature']);
  });

  test('a secret is 32 random bytes behind the prefix that receivers expect', () => {
    const drawn = newWebhookSecret();
    expect(drawn).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(newWebhookSecret()).not.toBe(drawn);
  });

  test('DingTalk: the secret signs milliseconds and itself, written into the address', () => {
    const at = 1_614_265_330_123;
    const url = new URL(
      signedDingtalkAddress('https://oapi.dingtalk.com/robot/send?access_token=a', 'SECk', at),
    );
    const right = createHmac('sha256', 'SECk').update(`${at}\nSECk`).digest('base64');
    expect(url.searchParams.get('sign')).toBe(right);
    expect(url.searchParams.get('timestamp')).toBe(String(at));
    expect(url.searchParams.get('access_token')).toBe('a');
    // A plus sign left as it is would reach the other side as a blank.
    expect(url.search).not.toContain('+');
  });

  test('Feishu: seconds and secret are the key, and nothing is signed', () => {
    const right = createHmac('sha256', '1599360473\ndemo').update('').digest('base64');
    expect(feishuSignature('demo', 1_599_360_473)).toBe(right);
  });
});

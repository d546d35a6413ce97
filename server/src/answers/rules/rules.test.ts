import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AnswerState, ReceiptStatus } from '@heed/shared/answers';
import { answerTemplates } from '../../../data/answer-templates';
import { complainantMay } from './complainant';
import { afterReceipt } from './outcome';
import { filled, fitted, languageOf, type Places } from './text';
import { wayOf, type Complainant, type OpenWays } from './way';

const all: OpenWays = { sms: true, wechat: true, mail: true };
const result = { occasion: 'result', onTheSpot: false } as const;
const writer: Complainant = {
  channel: 'web',
  phone: true,
  email: true,
  replyWanted: true,
  historic: false,
  tipOff: false,
};
const places: Places = {
  number: 'JZ20260718-00042',
  title: '柳林片区自来水有异味',
  unit: '市水务局',
  due: '7月18日 18:00',
  reply: '已修好。',
  link: 'https://jz.example/track',
};

describe('the way', () => {
  test('[A2] by the channel that they came by, where it is open; else by the next; else by voice', () => {
    const ways = (part: Partial<Complainant>, open = all) =>
      wayOf({ ...writer, ...part }, result, open);
    expect(ways({ channel: 'wechat' })).toBe('wechat');
    expect(ways({ channel: 'wechat' }, { ...all, wechat: false })).toBe('sms');
    expect(ways({ channel: 'email' })).toBe('mail');
    expect(ways({ phone: false })).toBe('mail');
    expect(ways({ phone: false }, { ...all, mail: false })).toBe('none');
    expect(ways({}, { sms: false, wechat: false, mail: false })).toBe('call');
    for (const channel of ['phone', 'visit', 'letter'] as const)
      expect(ways({ channel })).toBe('call');
    expect(ways({ channel: 'letter', phone: false })).toBe('mail');
  });

  test('[A1] [A3] [A4] nobody is told against their will, a tip-off by voice alone, nobody twice', () => {
    expect(wayOf({ ...writer, replyWanted: false }, result, all)).toBeNull();
    expect(wayOf({ ...writer, historic: true }, result, all)).toBeNull();
    expect(wayOf({ ...writer, tipOff: true }, result, all)).toBe('call');
    const caller = { ...writer, channel: 'phone' } as const;
    expect(wayOf(caller, { occasion: 'result', onTheSpot: true }, all)).toBeNull();
    expect(wayOf(caller, { occasion: 'received', onTheSpot: false }, all)).toBeNull();
    expect(wayOf(writer, { occasion: 'received', onTheSpot: false }, all)).toBe('sms');
  });
});

describe('the text', () => {
  test('[A5] fits a text message whatever is said, and keeps the number and the address', () => {
    const any = fc.record({
      title: fc.string({ maxLength: 200 }),
      reply: fc.string({ maxLength: 900 }),
    });
    fc.assert(
      fc.property(any, fc.constantFrom(...answerTemplates), (words, { body }) => {
        const text = fitted(body, { ...places, ...words });
        expect(Array.from(text).length).toBeLessThanOrEqual(120);
        expect(text).toContain(places.number);
        expect(text.includes(places.link)).toBe(/\{(网址|link)\}/.test(body));
      }),
    );
  });

  test('places are filled in, what is no place stays, and English is answered in English', () => {
    expect(filled('{编号}/{number}/{别的}', places)).toBe(
      'JZ20260718-00042/JZ20260718-00042/{别的}',
    );
    expect([languageOf('No water'), languageOf('停水 no water')]).toEqual(['en', 'zh']);
  });
});

test('[A7] receipts lead to the same state in whatever order they come, and never from a call that was made', () => {
  const statuses = fc.array(fc.constantFrom(...ReceiptStatus.options), { maxLength: 6 });
  const states = fc.constantFrom(...AnswerState.options);
  fc.assert(
    fc.property(states, statuses, fc.boolean(), (state, told, callable) => {
      const after = (list: readonly ReceiptStatus[]) =>
        list.reduce<AnswerState>((now, status) => afterReceipt(now, status, callable), state);
      expect(after(told.toReversed())).toBe(after(told));
      expect(after([...told, ...told])).toBe(after(told));
      if (['reached', 'withheld', 'cancelled'].includes(state)) expect(after(told)).toBe(state);
    }),
  );
});

test('[A11] [A12] solved is said while it is asked, disputed until fifteen days after the end', () => {
  const now = '2026-07-18T08:00:00.000Z';
  const may = (state: 'pending_followup' | 'closed' | 'withdrawn', closedAt: string | null) =>
    complainantMay({ state, closedAt }, now);
  expect(may('pending_followup', null)).toEqual({ confirm: true, dispute: true });
  expect(may('closed', '2026-07-04T08:00:00.000Z')).toEqual({ confirm: false, dispute: true });
  expect(may('closed', '2026-07-03T07:59:59.000Z')).toEqual({ confirm: false, dispute: false });
  expect(may('withdrawn', now)).toEqual({ confirm: false, dispute: false });
});

import { describe, expect, test } from 'vitest';
import type { ComplaintInput } from '@heed/shared/complaint';
import { isRefusal } from '../../kernel/refusal';
import { NamedLists } from './own-lists';
import { decideReplay, paceOf } from './replay-rules';
import { asReceived, momentsOf } from './row-moments';
import { sliceOf, type WaitingMoment } from './slice';

const row = (part: Partial<ComplaintInput> = {}): ComplaintInput => ({
  channel: 'web',
  text: '积水',
  receivedAt: '2017-08-26T10:00:00Z',
  ...part,
});
const at = (time: string) => Date.parse(time);

describe('the moments of a row', () => {
  test('[P1] it is told when it was received and when it closed, and its end is not told before', () => {
    const whole = row({
      closedAt: '2017-08-30T12:00:00Z',
      dueAt: '2017-08-28T10:00:00Z',
      externalState: 'Closed',
      reply: '已疏通',
    });
    expect(momentsOf(whole)).toEqual({
      opensAt: at('2017-08-26T10:00:00Z'),
      closesAt: at('2017-08-30T12:00:00Z'),
    });
    expect(asReceived(whole, true)).toEqual(row({ dueAt: '2017-08-28T10:00:00Z' }));
    expect(asReceived(whole, false)).toEqual(whole);
  });

  test('[P2] one that was closed when it came is told once, and one without a time never', () => {
    for (const closedAt of ['2017-08-26T10:00:00Z', '2017-08-20T00:00:00Z']) {
      expect(momentsOf(row({ closedAt }))?.closesAt).toBeNull();
    }
    const { receivedAt: _none, ...timeless } = row();
    expect(momentsOf(timeless)).toBeNull();
  });
});

describe('[P3] what is told at once', () => {
  const waiting = (moment: number, part: Partial<WaitingMoment> = {}): WaitingMoment => ({
    at: moment,
    closesAt: null,
    callers: [],
    ...part,
  });
  const told = (rows: WaitingMoment[]) => sliceOf(rows, (time) => Math.floor(time / 100)).length;

  test('ends where a row of it is to be told again, or the day ends', () => {
    expect(told([waiting(1), waiting(2), waiting(3)])).toBe(3);
    expect(told([waiting(1, { closesAt: 2 }), waiting(2), waiting(3)])).toBe(2);
    expect(told([waiting(98), waiting(99), waiting(100)])).toBe(2);
    expect(told([])).toBe(0);
  });

  test('holds no two of one caller', () => {
    const [a, b] = [{ callers: ['+861', 'a@x'] }, { callers: ['a@x'] }];
    expect(told([waiting(1, a), waiting(2), waiting(3, b)])).toBe(2);
  });
});

describe('[P5] the lists of a file', () => {
  const listsOf = (...places: { district?: string; street?: string }[]) => {
    const named = new NamedLists();
    for (const place of places) named.add(row({ place, unit: 'ROWM' }));
    return named;
  };

  test('are its own where most rows name districts that the city does not know', () => {
    const named = listsOf({ district: 'A' }, { district: 'A' }, { district: '磨坊区' }, {});
    expect(named.speakOfAnother((name) => name === '磨坊区')).toBe(true);
    expect(named.speakOfAnother((name) => name === 'A')).toBe(false);
    expect(listsOf({}).speakOfAnother(() => false)).toBe(false);
  });

  test('have codes that say nothing, the same for the same file', () => {
    const named = listsOf(
      { district: 'B', street: 'HEIGHTS' },
      { district: 'A', street: 'HEIGHTS' },
      { district: 'B' },
    );
    const shape = named.places().map(({ code, name, parent }) => [code, name, parent]);
    expect(shape).toEqual([
      ['district-1', 'B', null],
      ['district-2', 'A', null],
      ['street-1', 'HEIGHTS', 'district-2'],
      ['street-2', 'HEIGHTS', 'district-1'],
    ]);
    expect(named.unitNames()).toEqual(['ROWM']);
  });
});

test('[P6] a clock runs while its replay does, and stands where rows are told as fast as they can be', () => {
  expect(paceOf({ state: 'running', speed: 60 })).toBe(60);
  expect(paceOf({ state: 'paused', speed: 60 })).toBe(0);
  expect(paceOf({ state: 'running', speed: null })).toBe(0);
});

test('[P8] what may be done goes by how it stands', () => {
  const going = { state: 'running', speed: null } as const;
  expect(decideReplay(going, { kind: 'pause' })).toEqual({ state: 'paused' });
  expect(decideReplay(going, { kind: 'set-speed', speed: 60 })).toEqual({ speed: 60 });
  const over = { state: 'ended', speed: null } as const;
  expect(isRefusal(decideReplay(over, { kind: 'resume' }))).toBe(true);
  expect(decideReplay(over, { kind: 'delete' })).toEqual({ state: 'deleted' });
  const gone = decideReplay({ ...over, state: 'deleted' }, { kind: 'delete' });
  expect(isRefusal(gone) && gone.error).toBe('not-found');
});

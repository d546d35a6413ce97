import type { PastBoard, TimeLine } from '@heed/shared/time-machine';
import { expect, test } from 'vitest';
import type { Answer } from '../api/http';
import { EMPTY_PARTS } from '../feed/empty-parts';
import { HOUR_MS, MINUTE_MS } from './past-course';
import { TimeMachine } from './time-machine';

const noon = Date.parse('2026-11-24T12:00:00Z');
const line: TimeLine = {
  beginsAt: '2026-11-24T08:00:00Z',
  now: '2026-11-24T12:00:30Z',
  marks: [{ at: '2026-11-24T09:10:00Z', kind: 'bulletin', id: 'b', code: '2026-1' }],
  cut: false,
};

/** A machine whose boards come when the test lets them. */
function machineOf() {
  const asked: number[] = [];
  const waiting: (() => void)[] = [];
  const machine = new TimeMachine({
    line: () => Promise.resolve({ ok: true, value: line }),
    board: (scope, at) => {
      asked.push(at);
      return new Promise<Answer<PastBoard>>((resolve) => {
        const value: PastBoard = {
          realm: scope.realm,
          position: 1,
          frame: { epoch: 'past', number: 0 },
          at: new Date(at).toISOString(),
          parts: EMPTY_PARTS,
          past: true,
        };
        waiting.push(() => resolve({ ok: true, value }));
      });
    },
  });
  const arrive = async () => {
    for (const each of waiting.splice(0)) each();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { machine, asked, arrive };
}

const shown = ({ board }: TimeMachine) => Date.parse(board.value?.at ?? '');

test('opens at the last full minute, and shows nothing until that board has come', async () => {
  const { machine, arrive } = machineOf();
  await machine.enter({ realm: 'real' }, null);
  expect([machine.open.value, machine.board.value]).toEqual([true, null]);
  expect(machine.at.value).toBe(noon);
  await arrive();
  expect(shown(machine)).toBe(noon);
});

test('whoever moves faster than boards come gets the last one, and none of those between', async () => {
  const { machine, asked, arrive } = machineOf();
  await machine.enter({ realm: 'real' }, noon);
  for (let n = 0; n < 5; n += 1) machine.step(-MINUTE_MS);
  await arrive();
  await arrive();
  expect(asked).toEqual([noon, noon - 5 * MINUTE_MS]);
  expect(shown(machine)).toBe(noon - 5 * MINUTE_MS);
});

test('plays by its speed, waits for what is being fetched, and stops at now', async () => {
  const { machine, asked, arrive } = machineOf();
  await machine.enter({ realm: 'real' }, noon - MINUTE_MS);
  await arrive();
  machine.play();
  machine.tick();
  machine.tick();
  expect(asked).toEqual([noon - MINUTE_MS, noon]);
  await arrive();
  machine.tick();
  expect([machine.at.value, machine.playing.value]).toEqual([noon + 30_000, false]);
  await arrive();
});

test('a step stops it, marks are gone to, and leaving forgets the past', async () => {
  const { machine, arrive } = machineOf();
  await machine.enter({ realm: 'real' }, noon);
  machine.play();
  machine.toMark(-1);
  expect([machine.playing.value, machine.at.value]).toEqual([
    false,
    Date.parse('2026-11-24T09:10:00Z'),
  ]);
  machine.step(-HOUR_MS);
  expect(machine.at.value).toBe(Date.parse('2026-11-24T09:00:00Z'));
  machine.leave();
  await arrive();
  expect([machine.open.value, machine.board.value]).toEqual([false, null]);
});

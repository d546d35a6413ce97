import { constants, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { JournalStory } from '../../test/journal-story';
import { allProjections, FoldSet } from '../projections/fold-set';
import { RoomState } from './room-state';
import { writeAhead, writtenOnce } from './written';

test.each([0, 1, 500, 1_201])(
  '[S3] a board with a part of %i rows is written in pieces, and reads as if it had been at once',
  async (rows) => {
    const answer = { snapshot: boardWith(rows) };
    await Promise.all([writeAhead(answer), writeAhead(answer)]);
    const { text, bytes, deflated } = writtenOnce(answer);
    expect(text.endsWith(']')).toBe(true);
    expect(JSON.parse(text.slice(0, -1))).toEqual(answer);
    expect(bytes.toString()).toBe(text);
    expect(writtenOnce(answer).bytes).toBe(bytes);
    const ended = Buffer.concat([deflated ?? Buffer.alloc(0), Buffer.from([0, 0, 0xff, 0xff])]);
    const whole = { finishFlush: constants.Z_SYNC_FLUSH };
    expect(inflateRawSync(ended, whole).equals(bytes)).toBe(true);
  },
);

/** The board of a few complaints; one of its parts has as many rows as are asked for. */
function boardWith(rows: number) {
  const story = new JournalStory('2026-03-02T00:00:00.000Z');
  for (let n = 0; n < 3; n += 1) story.registers();
  const folds = new FoldSet(allProjections({ timeZone: 'Asia/Shanghai' }));
  for (const entry of story.entries) folds.apply(entry);
  const versions = Array.from({ length: rows }, (_, n) => [`列表 "${n}"`, { version: n }]);
  const parts = {
    ...folds.parts('real', story.time, { baselineNeeded: 14 }),
    reference: Object.fromEntries(versions),
  };
  return new RoomState('real', 'run-1', {
    parts,
    position: 3,
    at: '2026-03-02T00:00:00.000Z',
  }).snapshot();
}

/** Three nodes are one: two of them die one after the other, and the third holds everything until they come back. */
import { afterAll, beforeAll, test } from 'vitest';
import { DrillOnNodes } from './drill-on-nodes';
import { startShape, type TestShape } from './test-shape';

let there: TestShape;
beforeAll(async () => {
  there = await startShape(3);
}, 120_000);
afterAll(() => there.stop());

test(
  'three nodes play a drill at ×60, two are killed one after the other: every screen goes on within 5 s, and what they do is done once',
  { timeout: 240_000 },
  async () => {
    const drill = await DrillOnNodes.open(there);
    await drill.kill(0, 13);
    await drill.kill(1, 16);
    await drill.comeBack(0, 1);
    await drill.holdsAt(21);
    // Of those on the first node some went to the second, and had to leave that one too.
    drill.absencesAreShort(drill.watching / 3);
  },
);

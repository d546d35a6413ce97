import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { collectGarbage } from './garbage';

test('what nobody holds any more is gone after a collection, and what is held stays', async () => {
  const held = new Uint8Array(1_000_000);
  const [ofHeld, ofLetGo] = [new WeakRef(held), new WeakRef(new Uint8Array(1_000_000))];
  // What was just referred to lives until the turn ends.
  await turn();
  collectGarbage('minor');
  collectGarbage('major');
  expect(ofLetGo.deref()).toBeUndefined();
  expect(ofHeld.deref()).toBe(held);
});

/** How long the cases of one look are held: no longer than PostgreSQL lets a transaction stand still. */
import { expect, test } from 'vitest';
import { REAL } from '@heed/shared/vocabulary';
import { FakeClock } from '../../../test/fake-clock';
import { ladderNode, onDuty } from '../../../test/ladder-node';
import { useDatabase } from '../../../test/pg';
import { orThrow } from '../../kernel/refusal';

const database = useDatabase();
const HOUR = 3_600_000;
const start = Date.parse('2026-11-24T06:00:00.000Z');
const CASES = 5;

/** Each look at it costs a second, as commands do that queue up behind a flood. */
class SlowClock extends FakeClock {
  private spent = 0;

  override monotonic(): number {
    this.spent += 1_000;
    return super.monotonic() + this.spent;
  }
}

test('[L2] where acts are slow a look ends early and keeps what it did, and the next one goes on with the rest', async () => {
  const { cases, lists, watch, looks, climbing } = ladderNode(
    database(),
    start + HOUR,
    new SlowClock(start + HOUR),
  );
  await onDuty(database(), ladderNode(database(), start), 'duty-leader');
  await lists.refresh();
  for (let n = 0; n < CASES; n += 1) {
    const receivedAt = new Date(start).toISOString();
    orThrow(await cases.desk.register(cases.prepare({ urgency: 'critical', receivedAt })));
  }
  await watch.follow();
  const look = await looks.at(REAL);
  if (!look) throw new Error('the real room is open');
  const sizes: number[] = [];
  const oneLook = () =>
    watch.eachDue(REAL, look.now, async (ids, hasTime) => {
      const looked = await climbing.look(ids, look, hasTime);
      sizes.push(looked.size);
      return looked;
    });
  while (await oneLook());
  expect(sizes).toEqual([3, 2]);
  const rungs = await database().database.query<{ paged: number }>(
    `select count(*)::int as paged from rung where code = 'page' group by case_id, clock`,
  );
  expect(rungs.length).toBeGreaterThanOrEqual(CASES);
  expect(rungs.every(({ paged }) => paged === 1)).toBe(true);
});

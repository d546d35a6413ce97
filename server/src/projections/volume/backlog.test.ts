import { Urgency } from '@heed/shared/vocabulary';
import { expect, test } from 'vitest';
import { idOf } from '../../../test/journal-story';
import { pick, seeded, upTo } from '../../../test/random-story';
import { joined } from '../measure/bytes.fold';
import { Kept } from '../measure/column.fold';
import { Backlog, type OpenCase } from './backlog.fold';

test.each([1, 2])('seed %i: it counts cases and people as a plain list does', (seed) => {
  const random = seeded(seed);
  const plain = new Map<string, OpenCase>();
  let backlog = new Backlog();
  for (let step = 0; step < 8_000; step += 1) {
    const id = idOf('case', upTo(1_500, random));
    if (random() < (step < 4_000 ? 0.7 : 0.35)) {
      const open = {
        urgency: pick(Urgency.options, random),
        // Some have many cases open at once.
        person: idOf('person', upTo(random() < 0.5 ? 5 : 700, random)),
        receivedAt: upTo(100_000, random),
        answered: random() < 0.5,
      };
      plain.set(id, open);
      backlog.put(id, open);
    } else {
      plain.delete(id);
      backlog.remove(id);
    }
    if (step % 500 === 0) backlog = new Backlog(new Kept(joined(backlog.pieces())));
    if (step % 50 === 0) expect(told(backlog)).toEqual(counted([...plain.values()]));
  }
  for (const [id, { answered }] of plain) {
    expect([backlog.has(id), backlog.isAnswered(id)]).toEqual([true, answered]);
  }
});

function told(backlog: Backlog) {
  const { size, peopleWaiting } = backlog;
  const oldest = backlog.oldestReceivedAt() ?? Infinity;
  return { size, peopleWaiting, oldest, ...backlog.byUrgency() };
}

function counted(open: readonly OpenCase[]) {
  const of = (urgency: Urgency) => open.filter((each) => each.urgency === urgency).length;
  return {
    size: open.length,
    peopleWaiting: new Set(open.map(({ person }) => person)).size,
    oldest: Math.min(...open.map(({ receivedAt }) => receivedAt)),
    critical: of('critical'),
    urgent: of('urgent'),
    normal: of('normal'),
  };
}

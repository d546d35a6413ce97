import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { lead, makeIncidentDesks } from '../../test/incident-builders';
import { useDatabase } from '../../test/pg';
import { refuse } from '../kernel/refusal';
import type { DeskChange } from './desk-writer';

const database = useDatabase();
const writer = () => makeIncidentDesks(database()).writer;
const by = { kind: 'account', id: randomUUID() } as const;

function request(requestId: string | null, body: unknown = 'a') {
  return { realm: 'real', by, requestId, body };
}

/** Something that happened, told of in the journal. */
function tell(change: DeskChange): string {
  const subjectId = randomUUID();
  change.note({ type: 'alarm-cleared', data: { alarmId: subjectId } });
  return subjectId;
}

async function head(): Promise<number> {
  return makeIncidentDesks(database()).journal.head();
}

describe('a write of a desk', () => {
  test('[invariant 3] that comes ten times at once, over two nodes, is done once and answered alike', async () => {
    const before = await head();
    const nodes = [writer(), writer()] as const;
    const requestId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, async (_, n) =>
        nodes[n % 2 === 0 ? 0 : 1].write(request(requestId), async (change) => tell(change)),
      ),
    );
    const same = (key: string, value: unknown) => (key === 'repeated' ? null : value);
    expect(new Set(answers.map((answer) => JSON.stringify(answer, same))).size).toBe(1);
    expect(await head()).toBe(before + 1);
  });

  test('under an id that was used with another body is refused; another actor’s id is another', async () => {
    const requestId = randomUUID();
    await writer().write(request(requestId), async (change) => tell(change));
    const reused = await writer().write(request(requestId, 'b'), async (change) => tell(change));
    expect(reused).toMatchObject({ error: 'key-reused' });
    const other = { ...request(requestId, 'b'), by: lead };
    expect(await writer().write(other, async (change) => tell(change))).toMatchObject({
      repeated: false,
    });
  });

  test('that is refused leaves nothing, and may be asked again', async () => {
    const before = await head();
    const requestId = randomUUID();
    const refused = await writer().write(request(requestId), async () => refuse('illegal-state'));
    expect(refused).toMatchObject({ error: 'illegal-state' });
    expect(await head()).toBe(before);
    const again = await writer().write(request(requestId), async (change) => tell(change));
    expect(again).toMatchObject({ repeated: false, position: before + 1 });
  });

  test('that fails half-way leaves nothing of it', async () => {
    const before = await head();
    const failing = writer().write(request(randomUUID()), async (change) => {
      tell(change);
      await change.query('insert into nowhere values (1)');
      return randomUUID();
    });
    await expect(failing).rejects.toThrow('nowhere');
    expect(await head()).toBe(before);
  });

  test('that holds the head knows that nothing comes between what it counts and what it tells', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() =>
        writer().write(request(null), async (change) => {
          const counted = await change.lockHead();
          change.note({ type: 'alarm-cleared', data: { alarmId: randomUUID() } });
          return `00000000-0000-7000-8000-${String(counted).padStart(12, '0')}`;
        }),
      ),
    );
    for (const done of [first, second]) {
      if (!done || !('subjectId' in done)) throw new Error('nothing refuses it');
      expect(done.position).toBe(Number(done.subjectId.slice(-12)) + 1);
    }
  });
});

/** The desk of the agreed wording over a test's database, with people who log in. */
import { randomUUID } from 'node:crypto';
import type { WordingCommand, WordingInput } from '@heed/shared/wording';
import type { Role } from '@heed/shared/vocabulary';
import { DeskWriter } from '../src/journal/desk-writer';
import { Journal } from '../src/journal/journal';
import { Clock } from '../src/kernel/clock';
import { newId } from '../src/kernel/ids';
import { RealmClock } from '../src/kernel/realm-clock';
import { orThrow } from '../src/kernel/refusal';
import { ReferenceLists } from '../src/reference/reference-lists';
import { WordingDesk } from '../src/wording/wording-desk';
import { WordingOffers } from '../src/wording/wording-offers';
import { WordingQuery } from '../src/wording/wording-query';
import type { WordingReader } from '../src/wording/wording-shown';
import type { TestDatabase } from './pg';

/** Each call stands for a node of its own over the same database. */
export async function makeWordingDesks({ database, orm }: TestDatabase, wall = new Clock()) {
  const clock = new RealmClock(wall);
  const lists = new ReferenceLists(orm, database);
  await lists.refresh();
  const writer = new DeskWriter(database, new Journal(database), clock);
  const desk = new WordingDesk(database, writer, lists);
  const query = new WordingQuery(database, clock);
  return {
    desk,
    query,
    offers: new WordingOffers(database, clock),
    /** Somebody with a log-in of their own. */
    person: async (name: string, roles: Role[]): Promise<WordingReader & { kind: 'account' }> => {
      const id = newId();
      await database.query(
        `insert into account (id, account, name, password_hash, roles, created_at)
         values ($1, $2, $2, 'x', $3, now())`,
        [id, name, roles],
      );
      return { kind: 'account', id, roles, unitPath: [], mayWrite: true, mayAgree: true };
    },
    /** A command on the version that stands. */
    act: async (id: string, by: WordingReader, ask: Partial<WordingCommand>) => {
      const row = await query.row(id, by);
      const command = { expectedVersion: row?.version ?? 1, requestId: randomUUID(), ...ask };
      return desk.command(id, command as WordingCommand, by);
    },
    /** Written by one and agreed to by another. */
    agreed: async (input: WordingInput, by: WordingReader, second: WordingReader) => {
      const { subjectId } = orThrow(await desk.write(input, by));
      const command = { kind: 'agree', expectedVersion: 1, requestId: randomUUID() } as const;
      orThrow(await desk.command(subjectId, command, second));
      return subjectId;
    },
  };
}

const DAY = 86_400_000;

/** What may be said about the water, as somebody owns it for a day. */
export function wordingInput(
  ownerId: string,
  { title = '自来水能不能喝', ...terms }: Partial<WordingInput['terms']> & { title?: string } = {},
): WordingInput {
  return {
    requestId: randomUUID(),
    words: {
      title,
      questions: [title, '烧开了能喝吗'],
      answer: '柳林片区暂不要饮用，烧开也不行；其他片区可正常饮用。',
      answerEn: null,
    },
    terms: {
      ownerUnitId: null,
      ownerId,
      expiresAt: new Date(Date.now() + DAY).toISOString(),
      categories: [],
      topics: ['usable'],
      incidentId: null,
      readers: ['call-taker'],
      ...terms,
    },
  };
}

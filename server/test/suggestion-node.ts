/** Suggestions to test with: a node whose folds call open what the test says, over the test's database. */
import type { SignalRow } from '@heed/shared/signals';
import { SYSTEM } from '../src/access/principal';
import type { PreparedComplaint } from '../src/cases/prepared';
import { SuggestionDesk } from '../src/incidents/suggestions/suggestion-desk';
import { SuggestionQuery } from '../src/incidents/suggestions/suggestion-query';
import type { Clock } from '../src/kernel/clock';
import { orThrow } from '../src/kernel/refusal';
import { CaseListQuery } from '../src/queries/case-list';
import { IncidentLinker } from '../src/reactors/incident-linker';
import type { SignalSource } from '../src/reactors/signals/signal-keeper';
import { SuggestionKeeper } from '../src/reactors/signals/suggestion-keeper';
import { makeDesk } from './builders';
import { FakeClock } from './fake-clock';
import { makeIncidentDesks } from './incident-builders';
import type { TestDatabase } from './pg';

/** Of the hotspot that tests suggest by, and far from it. */
export const CELL = '882a100d25fffff';
export const ELSEWHERE = '882a107289fffff';
export const accepting = { name: '停水，东区一带', class: 'accident' } as const;

/** The categories that the tests' rules name. */
export async function storeMatters({ database }: Pick<TestDatabase, 'database'>): Promise<void> {
  await database.query(
    `insert into category (code, name, retired) values ('water', '供水', false),
       ('water-outage', '停水', false), ('power-outage', '停电', false) on conflict do nothing`,
  );
  await database.query(`update category set parent = 'water' where code = 'water-outage'`);
}

/** A node, and what its folds call open in the realm. */
export async function suggestionNode(
  at: TestDatabase,
  realm: string,
  clock: Clock = new FakeClock(0),
) {
  const cases = makeDesk(at);
  const desks = makeIncidentDesks(at);
  await desks.lists.refresh();
  const open: Record<string, SignalRow> = {};
  const source: SignalSource = {
    isCurrent: true,
    isCaughtUp: true,
    knownRealms: () => [realm],
    signals: () => open,
  };
  const desk = new SuggestionDesk(at.database, desks.writer, desks.incidents);
  const linker = new IncidentLinker(at.database, cases.desk, desks.lists);
  let seen = 0;
  return {
    desk,
    incidents: desks.incidents,
    history: async (id: string) => (await desks.query.detail(id, true))?.history ?? [],
    open,
    keeper: new SuggestionKeeper(
      { database: at.database, desk, lists: desks.lists },
      source,
      clock,
    ),
    list: () => new SuggestionQuery(at.database, desks.lists).list(realm),
    /** As the list of cases shows them to somebody who sees all. */
    casesOf: (suggestion: string) =>
      new CaseListQuery(at.database, cases.sealer, desks.clock).list(SYSTEM, {
        realm,
        suggestion,
        view: 'all',
      }),
    hear: async (part: Partial<PreparedComplaint> = {}) => {
      const complaint = cases.prepare({ realm, cell: CELL, ...part });
      return orThrow(await cases.desk.register(complaint)).caseId;
    },
    /** What was told of suggestions, in its order. */
    told: async () => {
      const rows = await at.database.query<{ type: string }>(
        `select type from journal where realm = $1 and type like 'suggestion-%' order by position`,
        [realm],
      );
      return rows.map(({ type }) => type.slice('suggestion-'.length));
    },
    /** Lets the linker see everything that was journalled since it last looked. */
    link: async () => {
      const entries = await desks.journal.readAfter(seen, 10_000);
      seen = entries.at(-1)?.position ?? seen;
      linker.follow(entries);
      await linker.settled();
    },
  };
}

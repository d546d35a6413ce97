/** Fills the realm of a drill with the lists and the roster of its scenario, and begins its journal. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { Scenario } from '../../data/scenarios/scenario-types';
import type { Actor, NewEvent } from '../journal/events';
import { Journal } from '../journal/journal';
import { queryWith } from '../kernel/database/database';
import { orThrow } from '../kernel/refusal';
import type { ListQuery } from '../reference/list-query';
import { firstMarks } from '../reference/marked-days';
import { storeRealmLists } from '../reference/new-realm-lists';
import { ReferenceLists } from '../reference/reference-lists';
import { RealmRoster } from '../roster/realm-roster';
import { listsFor } from './scenario-lists';
import { rosterFor } from './scenario-roster';

/** A realm about to be: when its rows are written, and the first time of its own. */
export interface RealmBeginning {
  readonly realm: Realm;
  readonly writtenAt: string;
  readonly beginsAt: string;
  readonly by: Actor;
  /** What is told before anything else. */
  readonly opening: readonly NewEvent[];
}

@Injectable()
export class DrillRealm {
  constructor(
    private readonly journal: Journal,
    private readonly roster: RealmRoster,
    private readonly lists: ReferenceLists,
  ) {}

  /** Writes in the caller's transaction. */
  async begin(client: PoolClient, scenario: Scenario, beginning: RealmBeginning): Promise<void> {
    const { realm, writtenAt, beginsAt, by, opening } = beginning;
    const query: ListQuery = (text, values) => queryWith(client, text, values);
    const lists = listsFor(scenario, realm);
    const changed = orThrow(await storeRealmLists(query, { realm, at: writtenAt }, lists));
    const duties = await this.roster.store(client, realm, rosterFor(scenario, realm));
    const filled: NewEvent = { type: 'reference-changed', data: changed };
    const at = { at: beginsAt, realm, actor: by };
    const marks = firstMarks(lists.calendar ?? this.lists.of(REAL).state.calendars.at(-1));
    await this.journal.append([...opening, filled, ...marks, ...duties], at, client);
  }
}

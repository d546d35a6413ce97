/** One change to one of the real realm's lists: rows, the lists' version and the journal entry in one transaction. */
import { Injectable } from '@nestjs/common';
import { REAL } from '@heed/shared/vocabulary';
import type { Actor, EventData, NewEvent } from '../journal/events';
import { Journal } from '../journal/journal';
import { Clock, isoTime } from '../kernel/clock';
import { Database, queryWith } from '../kernel/database/database';
import { isRefusal, type Refusal } from '../kernel/refusal';
import type { ListQuery } from './list-query';
import { ReferenceLists } from './reference-lists';

export type ListName = Exclude<EventData<'reference-changed'>['list'], 'accounts' | 'all'>;

/** What a change did; one that did nothing leaves no trace. */
export interface ListChange<T> {
  readonly answer: T;
  readonly added: number;
  readonly changed: number;
  /** What the journal has to know of it, beside that it happened. */
  readonly notes?: readonly NewEvent[];
}

@Injectable()
export class ListWriter {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly lists: ReferenceLists,
  ) {}

  /** Runs `work`; a refusal that it returns must come before its first write. Changes take turns. */
  async write<T>(
    list: ListName,
    by: Actor,
    work: (query: ListQuery, at: string) => Promise<ListChange<T> | Refusal>,
  ): Promise<T | Refusal> {
    const at = isoTime(this.clock.now());
    const outcome = await this.database.transaction(async (client) => {
      const query: ListQuery = (text, values) => queryWith(client, text, values);
      await query("select version from reference_version where realm = 'real' for update");
      const change = await work(query, at);
      if (isRefusal(change) || change.added + change.changed === 0) return change;
      const [row] = await query<{ version: number }>(
        "update reference_version set version = version + 1 where realm = 'real' returning version",
      );
      const { added, changed, notes = [] } = change;
      const data = { list, version: row?.version ?? 0, added, changed };
      await this.journal.append(
        [...notes, { type: 'reference-changed', data }],
        { at, realm: REAL, actor: by },
        client,
      );
      return change;
    });
    if (isRefusal(outcome)) return outcome;
    if (outcome.added + outcome.changed > 0) await this.lists.catchUp();
    return outcome.answer;
  }
}

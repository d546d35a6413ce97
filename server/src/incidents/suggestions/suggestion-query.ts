/** Reads the suggestions that stand, with the cases that an incident declared of each would hold now. */
import { Injectable } from '@nestjs/common';
import type { Suggestion, SuggestionList } from '@heed/shared/suggestions';
import type { Realm } from '@heed/shared/vocabulary';
import { Database } from '../../kernel/database/database';
import { ReferenceLists } from '../../reference/reference-lists';
import { classOf } from './rules/incident-class';
import { suggestedComplaints } from './suggested-cases';
import { newestStanding, type StoredSuggestion } from './suggestion-rows';

/** More than a room decides; what is beyond is in the total. */
const MOST = 50;

interface Count {
  readonly id: string;
  readonly cases: number;
  readonly people: number;
  /** The one that most of them are of. */
  readonly commonest: string | null;
}

@Injectable()
export class SuggestionQuery {
  constructor(
    private readonly database: Database,
    private readonly lists: ReferenceLists,
  ) {}

  async list(realm: Realm): Promise<SuggestionList> {
    const { rows, total } = await newestStanding(this.database.pool, realm, MOST);
    const counts = await this.counts(rows.map(({ id }) => id));
    const suggestions = rows.map((row) => this.toSuggestion(row, counts.get(row.id)));
    return { rows: suggestions.toSorted((one, other) => other.cases - one.cases), total };
  }

  private async counts(ids: readonly string[]): Promise<Map<string, Count>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<Count>(
      `select s.id, count(distinct k.case_id)::integer as cases,
         count(distinct k.person_id)::integer as people,
         mode() within group (order by c.category) as commonest
       from ${suggestedComplaints} where s.id = any ($1::uuid[]) group by s.id`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private toSuggestion(
    { state: _state, toldAt: _toldAt, scope, ...row }: StoredSuggestion,
    count: Count | undefined,
  ): Suggestion {
    const lists = this.lists.of(row.realm);
    const { cases = 0, people = 0, commonest = null } = count ?? {};
    const category = scope.category ?? commonest;
    const proposed = classOf(category, (code) => lists.category(code)?.parent);
    return { ...row, ...scope, class: proposed, cases, people };
  }
}

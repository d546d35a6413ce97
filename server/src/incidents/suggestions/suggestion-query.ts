/** Reads the suggestions that stand, with the cases that an incident declared of each would hold now. */
import { Injectable } from '@nestjs/common';
import type { Suggestion, SuggestionList, SuggestionWithin } from '@heed/shared/suggestions';
import type { Realm } from '@heed/shared/vocabulary';
import { Database } from '../../kernel/database/database';
import { ReferenceLists } from '../../reference/reference-lists';
import { classOf } from './rules/incident-class';
import { mostlyOf } from './rules/mostly';
import { suggestedComplaints, wholeSuggestion } from './suggested-cases';
import { newestStanding, newestWithin, type StoredSuggestion } from './suggestion-rows';

/** More than a room decides; what is beyond is in the total. */
const MOST = 50;

interface Count {
  readonly id: string;
  readonly cases: number;
  readonly people: number;
  /** How many are of each category. */
  readonly categories: ReadonlyMap<string, number>;
}

interface CountRow {
  readonly id: string;
  readonly category: string | null;
  /** Of all its cases together, not of one category. */
  readonly whole: boolean;
  readonly cases: number;
  readonly people: number;
}

@Injectable()
export class SuggestionQuery {
  constructor(
    private readonly database: Database,
    private readonly lists: ReferenceLists,
  ) {}

  async list(realm: Realm): Promise<SuggestionList> {
    const { pool } = this.database;
    const [{ rows, total }, within] = await Promise.all([
      newestStanding(pool, realm, MOST),
      newestWithin(pool, realm, MOST),
    ]);
    const counts = await this.counts(rows.map(({ id }) => id));
    const suggestions = rows.map((row) => this.toSuggestion(row, counts.get(row.id)));
    return {
      rows: suggestions.toSorted((one, other) => other.cases - one.cases),
      total,
      within: within.flatMap(namedWithin),
    };
  }

  private async counts(ids: readonly string[]): Promise<Map<string, Count>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<CountRow>(
      `select ${wholeSuggestion} as id, c.category, grouping(c.category) = 1 as whole,
         count(distinct k.case_id)::integer as cases,
         count(distinct k.person_id)::integer as people
       from ${suggestedComplaints} where ${wholeSuggestion} = any ($1::uuid[])
       group by grouping sets ((${wholeSuggestion}), (${wholeSuggestion}, c.category))`,
      [ids],
    );
    const byId = Map.groupBy(rows, ({ id }) => id);
    return new Map([...byId].map(([id, counted]) => [id, countOf(id, counted)]));
  }

  private toSuggestion(stored: StoredSuggestion, count: Count | undefined): Suggestion {
    const { state: _state, toldAt: _toldAt, within: _within, incidentId: _id, ...told } = stored;
    const { scope, ...row } = told;
    const lists = this.lists.of(row.realm);
    const { cases = 0, people = 0, categories = new Map<string, number>() } = count ?? {};
    const parentOf = (code: string) => lists.category(code)?.parent;
    const [commonest = null] = [...categories.keys()];
    const proposed = classOf(scope.category ?? commonest, parentOf);
    const mostly = mostlyOf(categories, cases, parentOf);
    return { ...row, ...scope, class: proposed, mostly, cases, people };
  }
}

/** The commonest category first. */
function countOf(id: string, rows: readonly CountRow[]): Count {
  const whole = rows.find((row) => row.whole);
  const categories = rows
    .filter((row) => !row.whole)
    .toSorted((one, other) => other.cases - one.cases)
    .flatMap(({ category, cases }) => (category === null ? [] : [[category, cases] as const]));
  const { cases = 0, people = 0 } = whole ?? {};
  return { id, cases, people, categories: new Map(categories) };
}

function namedWithin({
  id,
  signal,
  question,
  since,
  scope,
  within,
}: StoredSuggestion): SuggestionWithin[] {
  return within === null ? [] : [{ id, signal, question, since, ...scope, within }];
}

/** One batch of the writer: rows and entries gathered from many writes, sent in one call, in one commit. */
import type { QueryResultRow } from 'pg';
import { Database } from '../kernel/database/database';
import { SUITE, type PersonKeyRow, type SealRow } from '../kernel/seal/sealer';
import {
  encodeEntry,
  entryColumns,
  type EncodedEntry,
  type EntryContext,
} from '../journal/entry-codec';
import type { NewEvent } from '../journal/events';
import type { Journal } from '../journal/journal';
import type { CaseRecord } from './case-record';
import { caseRow } from './case-rows';
import type { PersonIndex } from './prepared';

/** What became of a write: the position of its first entry, or that it lost its race. */
export type WriteOutcome = { readonly position: number } | 'lost';

export class Batch {
  private readonly requests: object[] = [];
  private readonly people: object[] = [];
  private readonly lookups: object[] = [];
  private readonly seals: object[] = [];
  private readonly complaints: object[] = [];
  private readonly texts: object[] = [];
  private readonly newCases: object[] = [];
  private readonly changedCases: object[] = [];
  private readonly entries: EncodedEntry[] = [];
  private readonly entryWrites: number[] = [];

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  addRequest(w: number, row: { key: string; digest: string; case_id: string; at: string }): void {
    this.requests.push({ w, ...row });
  }

  /** Marks that a complaint now stands as its source says. */
  addSourceState(w: number, complaintId: string, sourceDigest: string): void {
    this.requests.push({ w, complaint_id: complaintId, source_digest: sourceDigest });
  }

  addPerson(w: number, person: PersonKeyRow, indexes: readonly PersonIndex[]): void {
    const { id, scopeId: scope } = person;
    this.people.push({ w, id, scope, key: person.wrappedKey.toString('hex') });
    for (const { kind, scopeId, index } of indexes) {
      if (scopeId === scope) this.lookups.push({ w, scope, kind, bidx: index, person: id });
    }
  }

  addSeal(w: number, seal: SealRow): void {
    this.seals.push({
      w,
      id: seal.id,
      person: seal.personId,
      scope: seal.scopeId,
      suite: SUITE,
      bytes: seal.bytes.toString('base64'),
    });
  }

  addComplaint(w: number, row: object): void {
    this.complaints.push({ w, ...row });
  }

  addText(w: number, row: { id: string; case_id: string; title: string; body: string }): void {
    this.texts.push({ w, ...row });
  }

  addCase(w: number, record: CaseRecord): void {
    this.newCases.push({ w, ...caseRow(record) });
  }

  changeCase(w: number, record: CaseRecord, expected: number): void {
    this.changedCases.push({ w, expected, ...caseRow(record) });
  }

  addEntry(w: number, event: NewEvent, context: EntryContext): void {
    this.entries.push(encodeEntry(event, context));
    this.entryWrites.push(w);
  }

  /** Writes everything, or nothing; outcomes by write number. */
  async commit(database: Database, journal: Journal): Promise<Map<number, WriteOutcome>> {
    const lists = [
      this.requests,
      this.people,
      this.lookups,
      this.seals,
      this.complaints,
      this.texts,
      this.newCases,
      this.changedCases,
    ];
    const rows = await database.query<QueryResultRow & Outcome>(
      `select w, outcome, position
       from commit_cases($1::json, $2::json, $3::json, $4::json, $5::json, $6::json, $7::json, $8::json,
         $9::integer[], ${column(10, 'timestamptz')}, ${column(11, 'text')}, ${column(12, 'text')},
         ${column(13, 'uuid')}, array(select e::text from json_array_elements($14::json) e))`,
      [...lists.map((list) => JSON.stringify(list)), this.entryWrites, ...this.entryParts()],
      'commit-cases',
    );
    const outcomes = new Map<number, WriteOutcome>(
      rows.map(({ w, outcome, position }) => [w, outcome === 'done' ? { position } : 'lost']),
    );
    this.tellCommitted(journal, outcomes);
    return outcomes;
  }

  /** The entries of the writes that were done stand one behind the other. */
  private tellCommitted(journal: Journal, outcomes: ReadonlyMap<number, WriteOutcome>): void {
    const done = this.entries.filter((_, n) => outcomes.get(this.entryWrites[n] ?? -1) !== 'lost');
    const positions = [...outcomes.values()].flatMap((each) =>
      each === 'lost' ? [] : each.position,
    );
    if (done.length > 0) journal.committed(Math.min(...positions), done);
  }

  /** As JSON: node-postgres takes its time over the quotes of an array of its own. */
  private entryParts(): string[] {
    const columns = entryColumns(this.entries).slice(0, -1);
    // An entry is JSON already, and `json` keeps the text of each as it is.
    const entries = this.entries.map(({ entry }) => entry).join(',');
    return [...columns.map((values) => JSON.stringify(values)), `[${entries}]`];
  }
}

/** An array that comes as JSON. */
function column(parameter: number, type: string): string {
  return `array(select json_array_elements_text($${parameter}::json))::${type}[]`;
}

interface Outcome {
  w: number;
  outcome: 'done' | 'lost';
  position: number;
}

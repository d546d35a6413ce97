/** One batch of the writer: rows and entries gathered from many writes, sent in one call, in one commit. */
import type { QueryResultRow } from 'pg';
import { listText, rowsText } from '../kernel/database/list-text';
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
import {
  caseColumns,
  complaintColumns,
  indexColumns,
  personColumns,
  sealColumns,
  type WrittenCase,
  type WrittenComplaint,
  type WrittenIndex,
  type WrittenPerson,
  type WrittenSeal,
} from './written-rows';

/** What became of a write: the position of its first entry, or that it lost its race. */
export type WriteOutcome = { readonly position: number } | 'lost';

/** What a complaint says, and which rules fired. */
export interface ComplaintWords {
  readonly title: string;
  readonly body: string;
  readonly rules: readonly object[];
}

export class Batch {
  private readonly requests: object[] = [];
  private readonly people: WrittenPerson[] = [];
  private readonly indexes: WrittenIndex[] = [];
  private readonly seals: WrittenSeal[] = [];
  private readonly sealBytes: Buffer[] = [];
  private sealSize = 0;
  private readonly complaints: WrittenComplaint[] = [];
  private readonly words: ComplaintWords[] = [];
  private readonly newCases: WrittenCase[] = [];
  private readonly changedCases: WrittenCase[] = [];
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
      if (scopeId === scope) this.indexes.push({ w, scope, kind, bidx: index, person: id });
    }
  }

  addSeal(w: number, { id, personId: person, scopeId: scope, bytes }: SealRow): void {
    const starts = this.sealSize + 1;
    this.seals.push({ w, id, person, scope, suite: SUITE, starts, size: bytes.length });
    this.sealBytes.push(bytes);
    this.sealSize += bytes.length;
  }

  addComplaint(row: WrittenComplaint, words: ComplaintWords): void {
    this.complaints.push(row);
    this.words.push(words);
  }

  addCase(w: number, record: CaseRecord): void {
    this.newCases.push({ w, expected: null, ...caseRow(record) });
  }

  changeCase(w: number, record: CaseRecord, expected: number): void {
    this.changedCases.push({ w, expected, ...caseRow(record) });
  }

  addEntry(w: number, event: NewEvent, context: EntryContext): void {
    this.entries.push(encodeEntry(event, context));
    this.entryWrites.push(w);
  }

  /** Writes everything, or nothing; outcomes by write number. */
  async commit(journal: Journal): Promise<Map<number, WriteOutcome>> {
    const rows = await journal.database.query<QueryResultRow & Outcome>(
      `select w, outcome, position
       from commit_cases($1::json, $2::written_person[], $3::written_index[], $4::written_seal[], $5::bytea,
         $6::written_complaint[], ${lines(7)}, $8::text[], $9::text[], $10::written_case[], ${lines(11)},
         $12::written_case[], ${lines(13)}, $14::integer[], $15::timestamptz[], $16::text[], $17::text[],
         $18::uuid[], ${lines(19)})`,
      [
        JSON.stringify(this.requests),
        rowsText(this.people, personColumns),
        rowsText(this.indexes, indexColumns),
        rowsText(this.seals, sealColumns),
        Buffer.concat(this.sealBytes, this.sealSize),
        rowsText(this.complaints, complaintColumns),
        this.words.map(({ rules }) => JSON.stringify(rules)).join('\n'),
        listText(this.words.map(({ title }) => title)),
        listText(this.words.map(({ body }) => body)),
        ...casesText(this.newCases),
        ...casesText(this.changedCases),
        listText(this.entryWrites),
        ...this.entryParts(),
      ],
      'commit-cases',
    );
    this.tellCommitted(journal, rows);
    return new Map(
      rows.map(({ w, outcome, position }) => [w, outcome === 'done' ? { position } : 'lost']),
    );
  }

  /** The entries of all writes that were done stand one behind the other, in their order. */
  private tellCommitted(journal: Journal, rows: readonly Outcome[]): void {
    const done = rows.filter(({ outcome }) => outcome === 'done');
    if (done.length === 0) return;
    const writes = new Set(done.map(({ w }) => w));
    const first = Math.min(...done.map(({ position }) => position));
    journal.committed(
      first,
      this.entries.filter((_, n) => writes.has(this.entryWrites[n] ?? -1)),
    );
  }

  private entryParts(): string[] {
    const columns = entryColumns(this.entries).slice(0, -1);
    const entries = this.entries.map(({ entry }) => entry).join('\n');
    return [...columns.map(listText), entries];
  }
}

/** The rows, and their records beside them. */
function casesText(cases: readonly WrittenCase[]): [string, string] {
  return [rowsText(cases, caseColumns), cases.map(({ doc }) => JSON.stringify(doc)).join('\n')];
}

/** JSON has no line breaks of its own: each line is one document, quoted nowhere. */
function lines(parameter: number): string {
  return `string_to_array($${parameter}, E'\\n')`;
}

interface Outcome {
  w: number;
  outcome: 'done' | 'lost';
  position: number;
}

/** Rows as `commit_cases` takes them. The columns stand in the order of the types `written_…`; `w` numbers the write. */
import type { caseRow } from './case-rows';

export interface WrittenPerson {
  readonly w: number;
  readonly id: string;
  readonly scope: string;
  /** Wrapped; hexadecimal. */
  readonly key: string;
}

export interface WrittenIndex {
  readonly w: number;
  readonly scope: string;
  readonly kind: string;
  /** Hexadecimal. */
  readonly bidx: string;
  readonly person: string;
}

/** `starts` and `size` say where its bytes lie among those of all seals; the first byte is 1. */
export interface WrittenSeal {
  readonly w: number;
  readonly id: string;
  readonly person: string;
  readonly scope: string;
  readonly suite: number;
  readonly starts: number;
  readonly size: number;
}

/** A complaint beside its words and the rules that fired. Keys and digests are hexadecimal. */
export interface WrittenComplaint {
  readonly w: number;
  readonly id: string;
  readonly case_id: string;
  readonly realm: string;
  readonly channel: string;
  readonly kind: string | null;
  readonly received_at: string;
  readonly occurred_at: string | null;
  readonly registered_at: string;
  readonly person_id: string;
  readonly seal_id: string;
  readonly urgency: string;
  readonly category: string | null;
  readonly flags: object;
  /** A JSON array, as text. */
  readonly evidence_ids: string;
  readonly request_key: string | null;
  readonly request_digest: string | null;
  readonly source_digest: string | null;
}

/** A case beside its record; `expected` is the version that it has to have, null for a new one. */
export type WrittenCase = ReturnType<typeof caseRow> & {
  readonly w: number;
  readonly expected: number | null;
};

export const personColumns = ['w', 'id', 'scope', 'key'] as const;
export const indexColumns = ['w', 'scope', 'kind', 'bidx', 'person'] as const;
export const sealColumns = ['w', 'id', 'person', 'scope', 'suite', 'starts', 'size'] as const;
export const complaintColumns = [
  'w',
  'id',
  'case_id',
  'realm',
  'channel',
  'kind',
  'received_at',
  'occurred_at',
  'registered_at',
  'person_id',
  'seal_id',
  'urgency',
  'category',
  'flags',
  'evidence_ids',
  'request_key',
  'request_digest',
  'source_digest',
] as const;
export const caseColumns = [
  'w',
  'expected',
  'id',
  'case_no',
  'realm',
  'version',
  'state',
  'urgency',
  'category',
  'district',
  'street',
  'channel',
  'kind',
  'unit_id',
  'holder_id',
  'person_id',
  'first_complaint_id',
  'received_at',
  'contacted_at',
  'next_clock',
  'due_at',
  'soon_at',
  'handle_due_at',
  'closed_at',
  'escalation',
  'historic',
  'worse',
  'incident_ids',
  'assisting_unit_ids',
  'accused_unit_ids',
  'marks',
  'shelved_until',
] as const;

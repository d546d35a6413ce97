/** What a batch of writes knows before it decides. */
import type { Person } from '../kernel/seal/sealer';
import type { CaseRecord } from './case-record';
import { indexKey, type FoundPeople } from './people';
import type { PersonIndex, PreparedComplaint } from './prepared';

/** A complaint that came before under the same request key. */
export interface KnownComplaint {
  readonly complaintId: string;
  readonly caseId: string;
  readonly personId: string;
  readonly position: number;
  readonly requestDigest: string;
  readonly sourceDigest: string | null;
}

/** A command that was applied before under the same request key. */
export interface KnownRequest {
  readonly digest: string;
  readonly position: number;
}

export class BatchFacts {
  constructor(
    private readonly complaints: ReadonlyMap<string, KnownComplaint>,
    private readonly requests: ReadonlyMap<string, KnownRequest>,
    private readonly people: FoundPeople,
    private readonly records: ReadonlyMap<string, CaseRecord>,
    private readonly openCases: ReadonlyMap<string, readonly CaseRecord[]>,
    private readonly unlocked: ReadonlyMap<string, Person>,
  ) {}

  knownComplaint({ request }: PreparedComplaint): KnownComplaint | undefined {
    return request ? this.complaints.get(request.key) : undefined;
  }

  knownRequest(key: string): KnownRequest | undefined {
    return this.requests.get(key);
  }

  record(caseId: string): CaseRecord | undefined {
    return this.records.get(caseId);
  }

  /** The person behind any of the indexes in one scope. */
  personIn(scopeId: string, indexes: readonly PersonIndex[]): Person | undefined {
    return indexes
      .filter((index) => index.scopeId === scopeId)
      .map((index) => this.people.get(indexKey(index)))
      .find((person) => person !== undefined);
  }

  /** Open cases of the people behind the indexes, in a realm. */
  openCasesOf(realm: string, indexes: readonly PersonIndex[]): CaseRecord[] {
    const people = new Set(
      indexes.map((index) => this.people.get(indexKey(index))?.id).filter((id) => id !== undefined),
    );
    return [...people]
      .flatMap((id) => this.openCases.get(id) ?? [])
      .filter((record) => record.realm === realm);
  }

  /** The person of a case, ready for sealing; undefined where their scope was destroyed. */
  unlockedPerson(personId: string): Person | undefined {
    return this.unlocked.get(personId);
  }
}

/** What a batch of writes knows before it decides. */
import type { Person } from '../kernel/seal/sealer';
import type { CaseRecord } from './case-record';
import { NO_LORE, type CaseLore, type LinkLore } from './link-lore';
import { indexKey, type FoundPeople } from './people';
import type { PersonIndex, PreparedComplaint } from './prepared';
import type { KnownIncident } from './rules/situation';

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

/** What was found for a batch. */
interface Found {
  /** By request key. */
  readonly complaints: ReadonlyMap<string, KnownComplaint>;
  readonly requests: ReadonlyMap<string, KnownRequest>;
  readonly people: FoundPeople;
  /** By case id. */
  readonly records: ReadonlyMap<string, CaseRecord>;
  /** By person id. */
  readonly openCases: ReadonlyMap<string, readonly CaseRecord[]>;
  readonly unlocked: ReadonlyMap<string, Person>;
  readonly links: LinkLore;
  /** Case numbers of the members that wait, by the id of their lead. */
  readonly waiting: ReadonlyMap<string, readonly string[]>;
}

export class BatchFacts {
  constructor(private readonly found: Found) {}

  knownComplaint({ request }: PreparedComplaint): KnownComplaint | undefined {
    return request ? this.found.complaints.get(request.key) : undefined;
  }

  knownRequest(key: string): KnownRequest | undefined {
    return this.found.requests.get(key);
  }

  incident(id: string): KnownIncident | null {
    return this.found.links.incidents.get(id) ?? null;
  }

  /** What was said of a case that is to be linked or taken out, and how far it had come. */
  loreOf(caseId: string): CaseLore {
    return this.found.links.lore.get(caseId) ?? NO_LORE;
  }

  /** [K11] Numbers of the cases that the case leads and that still wait for an answer. */
  waitingBehind(caseId: string): readonly string[] {
    return this.found.waiting.get(caseId) ?? [];
  }

  record(caseId: string): CaseRecord | undefined {
    return this.found.records.get(caseId);
  }

  /** The person behind any of the indexes in one scope. */
  personIn(scopeId: string, indexes: readonly PersonIndex[]): Person | undefined {
    return indexes
      .filter((index) => index.scopeId === scopeId)
      .map((index) => this.found.people.get(indexKey(index)))
      .find((person) => person !== undefined);
  }

  /** Open cases of the people behind the indexes, in a realm; no tip-off: nothing may tell of it [C49]. */
  openCasesOf(realm: string, indexes: readonly PersonIndex[]): CaseRecord[] {
    const people = new Set(
      indexes
        .map((index) => this.found.people.get(indexKey(index))?.id)
        .filter((id) => id !== undefined),
    );
    return [...people]
      .flatMap((id) => this.found.openCases.get(id) ?? [])
      .filter((record) => record.realm === realm && record.procedure !== 'tip_off');
  }

  /** The person of a case, ready for sealing; undefined where their scope was destroyed. */
  unlockedPerson(personId: string): Person | undefined {
    return this.found.unlocked.get(personId);
  }
}

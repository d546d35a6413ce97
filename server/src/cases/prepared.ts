/** What the desk is asked to write: complaints that intake prepared, and commands. */
import type { CaseCommand } from '@heed/shared/commands';
import type { Channel, Kind, Urgency } from '@heed/shared/vocabulary';
import type { IndexKind } from '../kernel/seal/sealer';
import type { Actor } from '../journal/events';
import type { CommandActor } from './rules/situation';

/** An open case of the same person, as the repeat rule sees it. */
export interface RepeatCandidate {
  readonly caseId: string;
  readonly category: string | null;
  readonly street: string | null;
  readonly receivedAt: string;
}

/** A way to find the person again: a keyed hash of the phone, the mail address or the account at a source in one scope. */
export interface PersonIndex {
  readonly kind: IndexKind;
  readonly scopeId: string;
  /** Hexadecimal. */
  readonly index: string;
}

export interface RequestIdentity {
  /** Hexadecimal keyed hash of source and source id, or of the idempotency key. */
  readonly key: string;
  readonly digest: string;
  /** True where the key stands for a row at its source, which may come again changed. */
  readonly ofSource: boolean;
  /** Five short keyed hashes, one a field that may change at the source; hexadecimal. */
  readonly sourceDigest: string | null;
}

/** A complaint, triaged and redacted, with everything personal apart in `sealed`. */
export interface PreparedComplaint {
  readonly complaintId: string;
  readonly realm: string;
  readonly scopeId: string;
  readonly actor: Actor;
  /** The moment of its realm at which it is told; left out where that is whatever the realm's clock says. */
  readonly toldAt?: string;
  readonly importId: string | null;
  /** The incident that the source says it belongs to. */
  readonly incidentId: string | null;
  readonly channel: Channel;
  readonly kind: Kind | null;
  readonly receivedAt: string;
  readonly occurredAt: string | null;
  readonly urgency: Urgency;
  readonly category: string | null;
  readonly fired: readonly { rule: string; offset?: number; length?: number }[];
  readonly vulnerable: readonly string[];
  readonly district: string | null;
  readonly street: string | null;
  readonly cell: string | null;
  readonly unitId: string | null;
  readonly historic: boolean;
  readonly closedAt: string | null;
  readonly dueAt: string | null;
  readonly reachable: boolean;
  readonly flags: { anonymous: boolean; confidential: boolean; replyWanted: boolean };
  readonly evidenceIds: readonly string[];
  readonly sealed: Record<string, unknown>;
  readonly title: string;
  readonly body: string;
  readonly request: RequestIdentity | null;
  /** In the present scope first, then in those where an open case of the same person may lie. */
  readonly indexes: readonly PersonIndex[];
  readonly findRepeat: (
    candidates: readonly RepeatCandidate[],
  ) => { readonly caseId: string; readonly rule: string } | null;
}

export interface CommandRequest {
  readonly caseId: string;
  readonly command: CaseCommand;
  readonly actor: CommandActor;
  /** The rule that links a case to an incident; left out where a person does. */
  readonly linkRule?: string;
}

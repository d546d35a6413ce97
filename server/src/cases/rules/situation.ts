/** All that the rules look at: the case, the actor, the moment, the limits and the lists. */
import type { CaseRecord } from '../case-record';
import type { ClockPolicy } from './due-time';

/** Who acts, as far as the rules care. */
export interface CommandActor {
  readonly kind: 'account' | 'key';
  readonly id: string;
  /** Their own unit, and all units below it. */
  readonly unitId: string | null;
  readonly unitIds: readonly string[];
  /** Task-force lead or duty leader. */
  readonly leader: boolean;
}

/** What the rules may ask of the reference lists. */
export interface Directory {
  unitExists(id: string): boolean;
  /** The unit of a member; undefined where there is no such active member. */
  memberUnit(id: string): string | null | undefined;
  categoryExists(code: string): boolean;
  /** The district of a place; undefined where the code is unknown. */
  districtOf(code: string): string | undefined;
}

/** The sealed words that came with a command. */
export interface Words {
  readonly sealId: string | null;
  readonly sealDigest: string | null;
}

export interface Situation {
  readonly record: CaseRecord;
  readonly actor: CommandActor;
  readonly now: string;
  readonly policy: ClockPolicy;
  readonly directory: Directory;
  readonly words: Words;
}

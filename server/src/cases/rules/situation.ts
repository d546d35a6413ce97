/** All that the rules look at: the case, the actor, the moment, the limits and the lists. */
import type { Limits } from '@heed/shared/thresholds';
import type { Heard } from '../../journal/events';
import { NO_PROGRESS, type CaseProgress } from '../../journal/events/case-progress';
import type { CaseRecord } from '../case-record';
import type { ClockPolicy } from './due-time';

/** Who acts, as far as the rules care. */
export interface CommandActor {
  readonly kind: 'account' | 'key' | 'system';
  /** Of the system: its name. */
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
  /** The unit and all below it. */
  unitsBelow(id: string): readonly string[];
  /** Whether its members claim cases one by one. */
  isTaskForce(id: string): boolean;
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

/** An incident that a case may be linked to. */
export interface KnownIncident {
  readonly realm: string;
  /** Neither stood down nor reviewed. */
  readonly open: boolean;
}

/** What a link is decided by. */
export interface LinkFacts {
  /** Null where there is none with that id. */
  readonly incident: KnownIncident | null;
  /** All that was said of the case so far, the first complaint first. */
  readonly heard: readonly Heard[];
  readonly progress: CaseProgress;
  /** The rule that links; null where a person does. */
  readonly rule: string | null;
}

export const NO_LINK: LinkFacts = {
  incident: null,
  heard: [],
  progress: NO_PROGRESS,
  rule: null,
};

export interface Situation {
  readonly record: CaseRecord;
  readonly actor: CommandActor;
  readonly now: string;
  /** How many times as fast as the wall clock the realm's time runs. */
  readonly pace: number;
  readonly policy: ClockPolicy;
  /** What a case may be asked, when and how often, and how long a claim holds. */
  readonly limits: Limits;
  readonly directory: Directory;
  readonly words: Words;
  readonly link: LinkFacts;
}

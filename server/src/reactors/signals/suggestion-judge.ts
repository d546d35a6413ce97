/**
 * [I20] Looks which suggestions share their cases, and names them within one another. Counting takes a
 * while where much comes in, so it rests after each look for many times as long as that took.
 */
import type { Realm } from '@heed/shared/vocabulary';
import { isKin, type KindsAndPlaces } from '../../incidents/suggestions/rules/kin';
import { withinOf, type Weighed } from '../../incidents/suggestions/rules/within';
import { sharedCases } from '../../incidents/suggestions/shared-cases';
import type { SuggestionDesk } from '../../incidents/suggestions/suggestion-desk';
import type { StoredSuggestion } from '../../incidents/suggestions/suggestion-rows';
import type { Clock } from '../../kernel/clock';
import type { Database } from '../../kernel/database/database';

/** A twentieth of one connection at most. */
const RESTS = 19;

/** Where it judges, and what the lists say there. */
export interface Judged {
  readonly realm: Realm;
  readonly lists: KindsAndPlaces;
}

export class SuggestionJudge {
  /** Until when it rests, by realm. */
  private readonly rests = new Map<Realm, number>();

  constructor(
    private readonly database: Database,
    private readonly desk: SuggestionDesk,
    private readonly clock: Clock,
  ) {}

  /** `open` are those whose signal lasts, whatever became of them. */
  async judge(
    { realm, lists }: Judged,
    open: readonly StoredSuggestion[],
    isNew: boolean,
  ): Promise<void> {
    const began = this.clock.monotonic();
    const undecided = open.filter(({ state }) => state === 'standing' || state === 'within');
    if (undecided.length === 0) this.rests.delete(realm);
    if (undecided.length === 0 || (!isNew && began < (this.rests.get(realm) ?? 0))) return;
    try {
      const found = await this.look(open, lists);
      for (const each of undecided) await this.settle(each, found.get(each.id) ?? null);
    } finally {
      // After a count that was given up too: the next would take as long.
      const ended = this.clock.monotonic();
      this.rests.set(realm, ended + RESTS * (ended - began));
    }
  }

  private async look(open: readonly StoredSuggestion[], lists: KindsAndPlaces) {
    const ids = open.map(({ id }) => id);
    const shared = await sharedCases(this.database, ids);
    const kinOf = (one: StoredSuggestion) =>
      open
        .filter((other) => other !== one && isKin(one.scope, other.scope, lists))
        .map(({ id }) => id);
    return withinOf(
      open.flatMap((each) => weighed(each, { ...shared.get(each.id), kin: kinOf(each) })),
    );
  }

  private async settle(
    suggestion: StoredSuggestion,
    holder: StoredSuggestion['within'],
  ): Promise<void> {
    const { state, within } = suggestion;
    if (holder === null) {
      if (state === 'within') await this.desk.release(suggestion);
    } else if (within?.id !== holder.id) await this.desk.putWithin(suggestion, holder);
  }
}

function weighed(
  { id, state, raisedAt, within, incidentId }: StoredSuggestion,
  { cases = 0, shares = [], kin }: Pick<Weighed, 'kin'> & Partial<Weighed>,
): Weighed[] {
  return state === 'lapsed'
    ? []
    : [{ id, state, raisedAt, within, incidentId, cases, shares, kin }];
}

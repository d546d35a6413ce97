/**
 * Raises what signals suggest, follows it and lets it lapse, once over all nodes: each node's folds see the
 * same signals, and the row of the suggestion lets only the first one tell of it.
 */
import { Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { BoardParts } from '@heed/shared/board';
import type { SuggestedScope } from '@heed/shared/suggestions';
import type { Realm } from '@heed/shared/vocabulary';
import {
  scopeOf,
  stepFor,
  suggests,
  type SuggestionStep,
} from '../../incidents/suggestions/rules/suggestion';
import type { KindsAndPlaces } from '../../incidents/suggestions/rules/kin';
import type { PlacesOfRules } from '../../incidents/suggestions/rules/covered';
import { SuggestionDesk, type ToldSignal } from '../../incidents/suggestions/suggestion-desk';
import { suggestionsOf, type StoredSuggestion } from '../../incidents/suggestions/suggestion-rows';
import { Clock } from '../../kernel/clock';
import { Database } from '../../kernel/database/database';
import { ReferenceLists } from '../../reference/reference-lists';
import { openRules } from '../link-candidates';
import { Ticker } from '../ticker';
import type { SignalSource } from './signal-keeper';
import { SuggestionJudge } from './suggestion-judge';

const TICK_MILLISECONDS = 5_000;

/** What is kept, and where. */
export interface SuggestionGround {
  readonly database: Database;
  readonly desk: SuggestionDesk;
  readonly lists: ReferenceLists;
}

export class SuggestionKeeper implements BeforeApplicationShutdown {
  /** Ids of standing suggestions whose signal was not open at the last look, by realm. */
  private readonly missed = new Map<Realm, ReadonlySet<string>>();
  /** Realms in which nothing stood at the last look. */
  private readonly empty = new Set<Realm>();
  private readonly judge: SuggestionJudge;
  private readonly ticker = new Ticker(() => this.look(), new Logger(SuggestionKeeper.name));

  constructor(
    private readonly ground: SuggestionGround,
    private readonly source: SignalSource,
    clock = new Clock(),
  ) {
    this.judge = new SuggestionJudge(ground.database, ground.desk, clock);
  }

  start(): void {
    this.ticker.start(TICK_MILLISECONDS);
  }

  tick(): Promise<void> {
    return this.ticker.tick();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  private async look(): Promise<void> {
    if (!this.source.isCaughtUp || !this.source.isCurrent) return;
    for (const realm of this.source.knownRealms()) {
      const open = this.source.signals(realm);
      const isQuiet = !Object.values(open).some((signal) => suggests(signal));
      if (!isQuiet || !this.empty.has(realm)) await this.keep(realm, open);
    }
  }

  private async keep(realm: Realm, open: BoardParts['signals']): Promise<void> {
    const known = await suggestionsOf(this.ground.database.pool, realm, Object.keys(open));
    const undecided = known.filter(({ state }) => state === 'standing' || state === 'within');
    const followed = await this.follow(realm, open, known);
    const left = await this.leave(
      realm,
      undecided.filter(({ signal }) => open[signal] === undefined),
    );
    if (undecided.length + followed > 0) {
      const now = await suggestionsOf(this.ground.database.pool, realm, Object.keys(open));
      await this.judge.judge(
        { realm, lists: this.kindsOf(realm) },
        now.filter(({ signal }) => open[signal] !== undefined),
        followed + left > 0,
      );
    }
    if (undecided.length + followed > 0) this.empty.delete(realm);
    else this.empty.add(realm);
  }

  /** How many were raised or changed. */
  private async follow(
    realm: Realm,
    open: BoardParts['signals'],
    known: readonly StoredSuggestion[],
  ): Promise<number> {
    const rules = (await openRules(this.ground.database)).flatMap((each) =>
      each.realm === realm ? [each.rule] : [],
    );
    const raised: SuggestedScope[] = [];
    let followed = 0;
    for (const [id, signal] of Object.entries(open)) {
      const before = known.find((each) => each.signal === id);
      const others = known.filter((each) => each !== before && isHeard(each));
      const told = [...raised, ...others.map(({ scope }) => scope)];
      const look = { rules, others: told, places: this.placesOf(realm) };
      const step = stepFor(signal, before, look);
      if (step?.kind === 'raise') raised.push(scopeOf(signal));
      if (!step) continue;
      await this.take(step, { realm, id, signal }, before);
      followed += 1;
    }
    return followed;
  }

  private async take(
    step: SuggestionStep,
    told: ToldSignal,
    before: StoredSuggestion | undefined,
  ): Promise<void> {
    if (step.kind === 'raise') await this.ground.desk.raise(told, before);
    else if (before && step.kind === 'change') await this.ground.desk.change(told, before);
    else if (before && step.kind === 'lapse') await this.ground.desk.lapse(before, step.why);
  }

  /** How many are over: a node that is a little behind knows nothing of the newest, so only what is missed twice. */
  private async leave(realm: Realm, gone: readonly StoredSuggestion[]): Promise<number> {
    const over = gone.filter(({ id }) => this.missed.get(realm)?.has(id));
    for (const each of over) await this.ground.desk.lapse(each, 'over');
    this.missed.set(realm, new Set(gone.map(({ id }) => id)));
    return over.length;
  }

  private kindsOf(realm: Realm): KindsAndPlaces {
    const lists = this.ground.lists.of(realm);
    return {
      parentOf: (code) => lists.category(code)?.parent,
      districtOf: (code) => lists.districtOf(code),
    };
  }

  private placesOf(realm: Realm): PlacesOfRules {
    const lists = this.ground.lists.of(realm);
    return {
      districtOf: (code) => lists.districtOf(code),
      streetsOfZone: (zone) => lists.zone(zone)?.streets ?? [],
    };
  }
}

/** Nobody has decided it, or it was dismissed while its signal lasts: another signal of the same suggests nothing new. */
function isHeard({ state }: StoredSuggestion): boolean {
  return state === 'standing' || state === 'within' || state === 'dismissed';
}

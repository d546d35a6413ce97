/** One drill as its player plays it: history, voices, figures and hands, each at its moment of the realm. */
import type { ComplaintInput } from '@heed/shared/complaint';
import type {
  CaseFacts,
  ScenarioFigure,
  Story,
  ToldComplaint,
} from '../../data/scenarios/scenario-types';
import type { CaseRecord } from '../cases/case-record';
import { isoTime } from '../kernel/instant';
import type { DrillRecord } from './drill-record';
import { Hands, type WaitingAct } from './hands';
import { momentOf, type Playable } from './playable';

/** Something with a moment of the realm, in milliseconds. */
export interface Timed<T> {
  readonly at: number;
  readonly what: T;
}

/** A case that the scenario's people work on. */
export interface HandledCase {
  readonly caseId: string;
  readonly facts: CaseFacts;
}

export class Performance {
  readonly hands: Hands;
  private readonly story: Story;
  private readonly complaints: readonly Timed<ToldComplaint>[];
  private readonly figures: readonly Timed<ScenarioFigure>[];
  private waiting: WaitingAct[] = [];
  private told = 0;

  /** `handled` are the cases of an earlier player: what was done to them by then isn't done again. */
  constructor(
    private readonly record: DrillRecord,
    { scenario, story }: Playable,
    handled: readonly HandledCase[],
  ) {
    this.story = story(record.seed);
    this.hands = new Hands(scenario, record.realm);
    const timed = <T extends { readonly minute: number }>(what: T): Timed<T> => ({
      at: momentOf(scenario, what.minute),
      what,
    });
    this.complaints = this.story.complaints.map(timed);
    this.figures = this.story.figures.map(timed);
    this.playedTo = Date.parse(record.playedTo);
    this.told = this.complaints.findIndex(({ at }) => at > this.playedTo);
    if (this.told === -1) this.told = this.complaints.length;
    for (const { caseId, facts } of handled) this.handle(caseId, facts);
  }

  /** All that is due up to this moment has been told. */
  playedTo: number;

  get toldComplaints(): number {
    return this.told;
  }

  /** Rows of the history from a place on. */
  history(from: number, count: number): ComplaintInput[] {
    return this.story.history.slice(from, from + count).map((input) => this.inRealm(input));
  }

  get historyLength(): number {
    return this.story.history.length;
  }

  /** What is told between the last moment and `to`. */
  complaintsUntil(to: number): Timed<ToldComplaint>[] {
    const due = this.complaints.slice(this.told).filter(({ at }) => at <= to);
    return due.map(({ at, what }) => ({
      at,
      what: { ...what, input: this.inRealm(what.input, at) },
    }));
  }

  figuresUntil(to: number): Timed<ScenarioFigure>[] {
    return this.figures.filter(({ at }) => at > this.playedTo && at <= to);
  }

  /** Acts that are due, by case, each case's in their order. */
  actsUntil(to: number): Map<string, WaitingAct[]> {
    const due = this.waiting.filter(({ at }) => at <= to).toSorted((a, b) => a.at - b.at);
    return Map.groupBy(due, ({ caseId }) => caseId);
  }

  /** From now on the people see the case, and do with it what they would. */
  handle(caseId: string, facts: CaseFacts): void {
    const acts = this.hands.plan(caseId, facts, this.story.acts(facts));
    this.waiting.push(...acts.filter(({ at }) => at > this.playedTo));
  }

  factsOf(record: CaseRecord, { sourceId }: ComplaintInput, minute: number): CaseFacts {
    return this.hands.factsOf(record, sourceId ?? '', minute);
  }

  /** All that was due up to `to` is done. */
  played(to: number): void {
    this.told += this.complaintsUntil(to).length;
    this.waiting = this.waiting.filter(({ at }) => at > to);
    this.playedTo = to;
  }

  private inRealm(input: ComplaintInput, at?: number): ComplaintInput {
    const received = at === undefined ? {} : { receivedAt: input.receivedAt ?? isoTime(at) };
    return { ...input, ...received, realm: this.record.realm };
  }
}

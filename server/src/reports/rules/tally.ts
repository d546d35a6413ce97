/** All sums of a report, case by case: nothing of a case is kept but what it adds. Pure. */
import type { NoticeCode } from '@heed/shared/ladder';
import type {
  ReportCauses,
  ReportFigures,
  ReportMoment,
  ReportStreet,
  ReportUnit,
} from '@heed/shared/report-figures';
import { isoTime } from '../../kernel/instant';
import type { CaseStory } from './case-story';
import { ClockTally } from './clock-tally';
import { countedOf, type Counted } from './counted';
import { Curves } from './curves';
import { ARRIVAL_STEP, type Arrivals, type Usual } from './effect';
import { Group, Groups } from './group';
import { paretoOf } from './pareto';
import { isIn, type ReportSpan } from './report-span';
import { TopicTally } from './topic-tally';

export interface WaitingCases {
  readonly unitId: string | null;
  readonly count: number;
  readonly overdue: number;
  /** When the first of them falls due, or fell; in milliseconds. */
  readonly dueAt: number | null;
}

type FirstOfCases = 'first-case' | 'first-critical' | 'first-answer';

/** The first time that something happened, in milliseconds, and how often it did. */
interface First {
  at: number;
  times: number;
}

export class Tally {
  private readonly whole = new Group();
  private readonly categories = new Groups();
  private readonly streets = new Groups();
  private readonly units = new Groups();
  private readonly topics = new TopicTally();
  private readonly curves: Curves;
  private readonly clocks: ClockTally;
  private readonly districts = new Map<string | null, string | null>();
  private readonly arrivals = new Map<string, Map<number, number>>();
  private readonly waiting = new Map<string | null, WaitingCases>();
  private readonly firsts = new Map<FirstOfCases, { at: number; caseNo: string }>();
  private readonly rungs = new Map<NoticeCode, First>();
  private readonly escalated = new Map<number, First>();
  private late = 0;

  constructor(private readonly span: ReportSpan) {
    this.curves = new Curves(span.from, span.to);
    this.clocks = new ClockTally(span);
  }

  add(story: CaseStory): void {
    const counted = countedOf(story, this.span);
    if (counted === null) return;
    this.late += counted.late;
    const groups = [
      this.categories.of(story.category),
      this.streets.of(story.street),
      this.units.of(story.unitId),
    ];
    for (const group of [this.whole, ...groups]) group.add(story, counted);
    // A street lies in one district; what has no street has none here either.
    if (story.street !== null) this.districts.set(story.street, story.district);
    this.topics.add(story, counted.heard);
    this.curves.add(story, counted);
    this.clocks.add(story);
    this.arrive(story);
    this.wait(story, counted);
    this.remember(story, counted);
  }

  /** Complaints of an incident by their 5 minutes, of whenever they were. */
  arrivalsOf(incidentId: string): Arrivals {
    return this.arrivals.get(incidentId) ?? new Map<number, number>();
  }

  /** Null where topics are not kept. */
  topicCauses(into: ReadonlyMap<string, string>): ReportCauses | null {
    const causes = this.topics.causes(into);
    return causes && paretoOf(causes);
  }

  waitingCases(): WaitingCases[] {
    return [...this.waiting.values()].toSorted((a, b) => b.count - a.count);
  }

  figures(
    usual: Usual,
  ): Pick<
    ReportFigures,
    | 'totals'
    | 'openBefore'
    | 'receivedBefore'
    | 'lateEntered'
    | 'hours'
    | 'stepMinutes'
    | 'clocks'
    | 'categories'
    | 'places'
    | 'streets'
    | 'units'
  > {
    return {
      totals: this.whole.counts(),
      openBefore: this.span.since === null ? 0 : this.curves.backlogBefore,
      receivedBefore: this.span.isDay ? this.whole.before : null,
      lateEntered: this.late,
      hours: this.curves.rows(usual),
      stepMinutes: this.curves.step / 60_000,
      clocks: this.clocks.rows(),
      categories: paretoOf(causesOf(this.categories)),
      places: paretoOf(causesOf(this.streets)),
      streets: this.streetRows(),
      units: this.unitRows(),
    };
  }

  /** What stands in the timeline of the cases themselves. */
  moments(): ReportMoment[] {
    const { incidentId } = this.span;
    const firsts = [...this.firsts].map(([code, { at, caseNo }]): ReportMoment => ({
      code,
      at: isoTime(at),
      incidentId,
      caseNo,
    }));
    const rungs = [...this.rungs].map(([rung, { at, times }]): ReportMoment => ({
      code: 'rung',
      at: isoTime(at),
      incidentId,
      rung,
      times,
    }));
    const escalated = [...this.escalated].map(([level, { at, times }]): ReportMoment => ({
      code: 'escalated',
      at: isoTime(at),
      incidentId,
      level,
      times,
    }));
    return [...firsts, ...rungs, ...escalated, ...this.peak()];
  }

  private peak(): ReportMoment[] {
    const hours = this.curves.rows(null);
    const most = Math.max(...hours.map(({ received }) => received));
    const hour = hours.find(({ received }) => received === most);
    if (!hour || most === 0) return [];
    return [{ code: 'peak', at: hour.at, incidentId: this.span.incidentId, received: most }];
  }

  private streetRows(): ReportStreet[] {
    return this.streets.all
      .map(([code, group]) => ({
        code,
        district: this.districts.get(code) ?? null,
        before: this.span.isDay ? group.before : null,
        ...group.counts(),
      }))
      .filter(({ received, open, before }) => received + open + (before ?? 0) > 0);
  }

  private unitRows(): ReportUnit[] {
    return this.units.all
      .map(([unitId, group]) => ({ unitId, ...this.clocks.ofUnit(unitId), ...group.counts() }))
      .filter(({ received, open, kept, missed }) => received + open + kept + missed > 0)
      .toSorted(
        (a, b) => b.received - a.received || Number(a.unitId === null) - Number(b.unitId === null),
      );
  }

  private arrive({ incidentIds, heard }: CaseStory): void {
    for (const id of incidentIds) {
      const known = this.arrivals.get(id) ?? new Map<number, number>();
      this.arrivals.set(id, known);
      for (const { receivedAt } of heard) {
        const start = Math.floor(receivedAt / ARRIVAL_STEP) * ARRIVAL_STEP;
        known.set(start, (known.get(start) ?? 0) + 1);
      }
    }
  }

  private wait({ isOpen, unitId, dueAt }: CaseStory, { overdue }: Counted): void {
    if (!isOpen) return;
    const known = this.waiting.get(unitId) ?? { unitId, count: 0, overdue: 0, dueAt: null };
    const first = [known.dueAt, dueAt].filter((time) => time !== null);
    this.waiting.set(unitId, {
      unitId,
      count: known.count + 1,
      overdue: known.overdue + Number(overdue),
      dueAt: first.length > 0 ? Math.min(...first) : null,
    });
  }

  private remember(story: CaseStory, { heard }: Counted): void {
    const { caseNo, urgency, firstAnswer } = story;
    for (const { rung, at } of story.rungs) this.happened(this.rungs, rung, at);
    for (const { level, at } of story.escalations) this.happened(this.escalated, level, at);
    if (story.isTipOff) return;
    const first = heard.length > 0 ? Math.min(...heard.map(({ receivedAt }) => receivedAt)) : null;
    this.earliest('first-case', first, caseNo);
    if (urgency === 'critical') this.earliest('first-critical', first, caseNo);
    if (heard.length > 0) this.earliest('first-answer', firstAnswer, caseNo);
  }

  private earliest(code: FirstOfCases, at: number | null, caseNo: string): void {
    const known = this.firsts.get(code);
    if (at !== null && (!known || at < known.at)) this.firsts.set(code, { at, caseNo });
  }

  private happened<K>(firsts: Map<K, First>, key: K, at: number): void {
    if (!isIn(this.span, at)) return;
    const { at: known, times } = firsts.get(key) ?? { at, times: 0 };
    firsts.set(key, { at: Math.min(known, at), times: times + 1 });
  }
}

function causesOf(groups: Groups) {
  return groups.all.map(([code, group]) => {
    const { received, people } = group.counts();
    return { code, received, people };
  });
}

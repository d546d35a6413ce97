/** The curves of a report: what came in, was answered, solved and closed by its steps, and the backlog at each end. Pure. */
import type { ReportHour } from '@heed/shared/report-figures';
import { isoTime } from '../../kernel/instant';
import type { CaseStory } from './case-story';
import type { Counted } from './counted';
import { ARRIVAL_STEP, type Usual } from './effect';

const HOUR = 3_600_000;
/** [F5] Longer times are told in longer steps, and a few hours in quarters of them. */
const MOST_STEPS = 240;
const STEPS = [HOUR, 2 * HOUR, 6 * HOUR, 24 * HOUR];
const FEW_HOURS = 6 * HOUR;
const QUARTER = HOUR / 4;

type Sum = 'received' | 'answered' | 'solved' | 'closed';

export class Curves {
  readonly step: number;
  private readonly start: number;
  private readonly steps: Record<Sum, number[]> & { readonly grown: number[] };
  private readonly people = new Map<number, Set<string>>();
  /** Open when the curves begin. */
  private openBefore = 0;

  constructor(from: number, to: number) {
    const length = Math.max(1, to - from);
    const fitting = STEPS.find((step) => length / step <= MOST_STEPS) ?? 24 * HOUR;
    this.step = length <= FEW_HOURS ? QUARTER : fitting;
    const whole = Math.min(this.step, HOUR);
    this.start = Math.floor(from / whole) * whole;
    const zeros = () =>
      Array.from({ length: Math.max(1, Math.ceil((to - this.start) / this.step)) }, () => 0);
    this.steps = {
      received: zeros(),
      answered: zeros(),
      solved: zeros(),
      closed: zeros(),
      grown: zeros(),
    };
  }

  add(story: CaseStory, { heard, solved }: Counted): void {
    for (const { receivedAt, person } of heard) {
      this.count('received', receivedAt);
      this.meet(person, receivedAt);
    }
    if (story.firstAnswer !== null) this.count('answered', story.firstAnswer);
    if (solved && story.solvedTime !== null) this.count('solved', story.solvedTime);
    for (const time of story.closings) this.count('closed', time);
    for (const { from, to } of story.spans) {
      if (from < this.start) this.openBefore += 1;
      else this.grow(from, 1);
      if (to === null) continue;
      if (to < this.start) this.openBefore -= 1;
      else this.grow(to, -1);
    }
  }

  get backlogBefore(): number {
    return this.openBefore;
  }

  rows(usual: Usual): ReportHour[] {
    const { received, answered, solved, closed, grown } = this.steps;
    let backlog = this.openBefore;
    return received.map((count, n) => {
      backlog += grown[n] ?? 0;
      const at = this.start + n * this.step;
      return {
        at: isoTime(at),
        received: count,
        people: this.people.get(n)?.size ?? 0,
        expected: usual && this.expected(at, usual),
        answered: answered[n] ?? 0,
        solved: solved[n] ?? 0,
        closed: closed[n] ?? 0,
        backlog,
      };
    });
  }

  private expected(at: number, usual: (start: number) => number): number {
    let sum = 0;
    for (let start = at; start < at + this.step; start += ARRIVAL_STEP) sum += usual(start);
    return Math.round(sum * 100) / 100;
  }

  private meet(person: string, time: number): void {
    const n = this.indexOf(time);
    const known = this.people.get(n) ?? new Set<string>();
    this.people.set(n, known.add(person));
  }

  private count(sum: Sum, time: number): void {
    const n = this.indexOf(time);
    const steps = this.steps[sum];
    if (steps[n] !== undefined) steps[n] += 1;
  }

  private grow(time: number, by: 1 | -1): void {
    const { grown } = this.steps;
    // What the journal has of the very end belongs to the last step.
    const n = Math.min(this.indexOf(time), grown.length - 1);
    grown[n] = (grown[n] ?? 0) + by;
  }

  private indexOf(time: number): number {
    return Math.floor((time - this.start) / this.step);
  }
}

/** Clocks kept and missed, by kind and urgency, and those of handling by unit. Pure. */
import type { ReportClock } from '@heed/shared/report-figures';
import { ClockKind, Urgency } from '@heed/shared/vocabulary';
import type { CaseStory } from './case-story';
import { decidedAt, verdictOf } from './clock-runs';
import { isIn, type ReportSpan } from './report-span';

type Sums = { kept: number; missed: number; running: number };

export class ClockTally {
  private readonly kinds = new Map<string, Sums>();
  private readonly units = new Map<string | null, Sums>();

  constructor(private readonly span: ReportSpan) {}

  /** [F6] [F7] Each run once, in the report's time in which its verdict falls. */
  add({ runs, unitId }: CaseStory): void {
    for (const run of runs) {
      const verdict = verdictOf(run, this.span.to);
      const decided = decidedAt(run, this.span.to);
      if (verdict === 'void' || (decided !== null && !isIn(this.span, decided))) continue;
      sumsOf(this.kinds, keyOf(run.kind, run.urgency))[verdict] += 1;
      if (run.kind === 'handle') sumsOf(this.units, unitId)[verdict] += 1;
    }
  }

  rows(): ReportClock[] {
    return ClockKind.options.flatMap((kind) =>
      Urgency.options.flatMap((urgency) => {
        const sums = this.kinds.get(keyOf(kind, urgency));
        return sums ? [{ kind, urgency, ...sums }] : [];
      }),
    );
  }

  ofUnit(unitId: string | null): Pick<Sums, 'kept' | 'missed'> {
    const { kept, missed } = this.units.get(unitId) ?? { kept: 0, missed: 0 };
    return { kept, missed };
  }
}

function sumsOf<K>(sums: Map<K, Sums>, key: K): Sums {
  const known = sums.get(key);
  if (known) return known;
  const made = { kept: 0, missed: 0, running: 0 };
  sums.set(key, made);
  return made;
}

function keyOf(kind: ClockKind, urgency: Urgency): string {
  return `${kind}|${urgency}`;
}

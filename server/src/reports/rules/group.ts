/** Sums over cases: of all, of a street, a category, a unit. Pure. */
import type { ReportCounts } from '@heed/shared/report-figures';
import type { CaseStory } from './case-story';
import type { Counted } from './counted';

export class Group {
  private readonly people = new Set<string>();
  before = 0;
  private readonly sums = {
    received: 0,
    repeats: 0,
    answered: 0,
    dispatched: 0,
    unconfirmed: 0,
    solved: 0,
    closed: 0,
    open: 0,
    overdue: 0,
    critical: 0,
  };

  add(story: CaseStory, counted: Counted): void {
    const { sums } = this;
    for (const { person, opened } of counted.heard) {
      this.people.add(person);
      sums.received += 1;
      if (!opened) sums.repeats += 1;
    }
    this.before += counted.before;
    sums.answered += Number(counted.answered);
    sums.dispatched += Number(counted.dispatched);
    sums.unconfirmed += Number(counted.unconfirmed);
    sums.solved += Number(counted.solved);
    sums.closed += Number(counted.closed);
    sums.open += Number(story.isOpen);
    sums.overdue += Number(counted.overdue);
    sums.critical += Number(story.isOpen && story.urgency === 'critical');
  }

  counts(): ReportCounts {
    return { ...this.sums, people: this.people.size };
  }
}

/** Groups by a code, each begun when it is first needed; null is what nobody has named. */
export class Groups {
  private readonly groups = new Map<string | null, Group>();

  of(code: string | null): Group {
    const known = this.groups.get(code);
    if (known) return known;
    const made = new Group();
    this.groups.set(code, made);
    return made;
  }

  get all(): [string | null, Group][] {
    return [...this.groups];
  }
}

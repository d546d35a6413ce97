/** What happened to the calls that were offered in each minute, a day and a little deep. */

const MINUTE = 60_000;
/** A local day of 25 hours, and an hour to spare. */
const KEPT_MINUTES = 26 * 60;

export interface MinuteCounts {
  offered: number;
  answered: number;
  abandoned: number;
  /** By how much the list of numbers to call back grew. */
  grown: number;
  /** The longest wait of a call that is over, in seconds. */
  waited: number;
}

type SavedMinute = [
  minute: number,
  offered: number,
  answered: number,
  abandoned: number,
  grown: number,
  waited: number,
];
export interface SavedMinutes {
  readonly latest: number;
  readonly minutes: readonly SavedMinute[];
}

export class CallMinutes {
  private readonly minutes = new Map<number, MinuteCounts>();
  /** The newest minute that the journal has come to. */
  private latest: number;

  constructor(saved: SavedMinutes) {
    this.latest = saved.latest;
    for (const [minute, offered, answered, abandoned, grown, waited] of saved.minutes) {
      this.minutes.set(minute, { offered, answered, abandoned, grown, waited });
    }
  }

  /** The journal has come to this time: what no reading asks for any more is dropped. */
  come(time: number): void {
    const minute = minuteOf(time);
    if (minute <= this.latest) return;
    this.latest = minute;
    for (const at of this.minutes.keys()) {
      if (at <= minute - KEPT_MINUTES) this.minutes.delete(at);
    }
  }

  count(time: number, what: Exclude<keyof MinuteCounts, 'waited'>, by: number): void {
    const counts = this.at(time);
    if (counts) counts[what] += by;
  }

  waited(time: number, seconds: number): void {
    const counts = this.at(time);
    if (counts) counts.waited = Math.max(counts.waited, seconds);
  }

  /** The sums of the minutes after one time, up to and with that of another. */
  since(after: number, until: number): MinuteCounts {
    const sum = none();
    const [first, last] = [minuteOf(after) + 1, minuteOf(until)];
    for (const [minute, counts] of this.minutes) {
      if (minute < first || minute > last) continue;
      sum.offered += counts.offered;
      sum.answered += counts.answered;
      sum.abandoned += counts.abandoned;
      sum.grown += counts.grown;
      sum.waited = Math.max(sum.waited, counts.waited);
    }
    return sum;
  }

  save(): SavedMinutes {
    const minutes = [...this.minutes].map(([minute, counts]): SavedMinute => {
      const { offered, answered, abandoned, grown, waited } = counts;
      return [minute, offered, answered, abandoned, grown, waited];
    });
    return { latest: this.latest, minutes };
  }

  /** Null for a call of long ago, which is told late. */
  private at(time: number): MinuteCounts | null {
    const minute = minuteOf(time);
    if (minute <= this.latest - KEPT_MINUTES) return null;
    const known = this.minutes.get(minute);
    if (known) return known;
    const counts = none();
    this.minutes.set(minute, counts);
    return counts;
  }
}

function none(): MinuteCounts {
  return { offered: 0, answered: 0, abandoned: 0, grown: 0, waited: 0 };
}

function minuteOf(time: number): number {
  return Math.floor(time / MINUTE);
}

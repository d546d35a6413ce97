/**
 * Which share of a subject each channel usually brings: the mean of its days, so that one day of rows
 * entered in bulk doesn't make bulk the habit.
 */
const AGEING = 0.5 ** (1 / 14);

type Counts = Map<string, number>;
export type SavedChannelShares = {
  readonly open: [day: number, subject: number, counts: [channel: string, count: number][]][];
  readonly usual: [subject: number, days: number, shares: [channel: string, share: number][]][];
};

export class ChannelShares {
  /** Days that are not over, by day and subject. */
  private readonly open = new Map<number, Map<number, Counts>>();
  private readonly usual = new Map<number, { days: number; shares: Counts }>();

  constructor(saved?: SavedChannelShares) {
    for (const [day, subject, counts] of saved?.open ?? []) {
      this.openOf(day).set(subject, new Map(counts));
    }
    for (const [subject, days, shares] of saved?.usual ?? []) {
      this.usual.set(subject, { days, shares: new Map(shares) });
    }
  }

  learn(subject: number, channel: string, day: number): void {
    const bySubject = this.openOf(day);
    const counts = bySubject.get(subject) ?? new Map<string, number>();
    counts.set(channel, (counts.get(channel) ?? 0) + 1);
    bySubject.set(subject, counts);
  }

  /** Takes in the days that are over. */
  settle(today: number): void {
    const over = [...this.open.keys()].filter((day) => day < today).toSorted((a, b) => a - b);
    for (const day of over) {
      for (const [subject, counts] of this.open.get(day) ?? []) this.take(subject, counts);
      this.open.delete(day);
    }
  }

  /** 0 for a channel that never brought any. */
  of(subject: number, channel: string): number {
    const usual = this.usual.get(subject);
    return usual ? (usual.shares.get(channel) ?? 0) / usual.days : 0;
  }

  save(): SavedChannelShares {
    return {
      open: [...this.open].flatMap(([day, bySubject]) =>
        [...bySubject].map(([subject, counts]): SavedChannelShares['open'][number] => [
          day,
          subject,
          [...counts],
        ]),
      ),
      usual: [...this.usual].map(([subject, { days, shares }]) => [subject, days, [...shares]]),
    };
  }

  private openOf(day: number): Map<number, Counts> {
    const open = this.open.get(day) ?? new Map<number, Counts>();
    this.open.set(day, open);
    return open;
  }

  private take(subject: number, counts: Counts): void {
    const usual = this.usual.get(subject) ?? { days: 0, shares: new Map<string, number>() };
    usual.days = usual.days * AGEING + 1;
    for (const [channel, share] of usual.shares) usual.shares.set(channel, share * AGEING);
    let all = 0;
    for (const count of counts.values()) all += count;
    for (const [channel, count] of counts) {
      usual.shares.set(channel, (usual.shares.get(channel) ?? 0) + count / all);
    }
    this.usual.set(subject, usual);
  }
}

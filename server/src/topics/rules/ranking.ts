/** The few that weigh most of many, without sorting the rest; of two alike the one offered first. */
export class Ranking<T> {
  private readonly ranked: T[] = [];
  private readonly ranks: number[] = [];

  constructor(private readonly most: number) {}

  clear(): void {
    this.ranked.length = 0;
    this.ranks.length = 0;
  }

  offer(item: T, weight: number): void {
    const { ranked, ranks, most } = this;
    let at = ranks.length;
    if (at === most && weight <= (ranks[at - 1] ?? -Infinity)) return;
    if (at === most) at -= 1;
    for (; at > 0 && (ranks[at - 1] ?? 0) < weight; at -= 1) {
      ranks[at] = ranks[at - 1] ?? 0;
      ranked[at] = ranked[at - 1] as T;
    }
    ranks[at] = weight;
    ranked[at] = item;
  }

  /** The heaviest first. */
  items(): T[] {
    return [...this.ranked];
  }

  weights(): number[] {
    return [...this.ranks];
  }
}

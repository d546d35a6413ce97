/** Chance that can be repeated: the same seed gives the same draws on every machine. */
export class Random {
  private state: number;
  /** Box and Muller make normals in pairs. */
  private spare: number | null = null;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Between 0 and 1, never either of them (mulberry32). */
  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  }

  /** A whole number from 0, below `end`. */
  below(end: number): number {
    return Math.floor(this.uniform() * end);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  normal(): number {
    if (this.spare !== null) {
      const kept = this.spare;
      this.spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** A factor with mean 1 and this relative variance: what makes counts clump. */
  clump(relativeVariance: number): number {
    if (relativeVariance <= 0) return 1;
    return this.gamma(1 / relativeVariance) * relativeVariance;
  }

  /** Marsaglia and Tsang, with the usual step for shapes below 1. */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * this.uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v <= 0) continue;
      if (Math.log(this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  poisson(mean: number): number {
    if (mean <= 0) return 0;
    // A large one is split by its gamma waiting time, so that the product below never underflows.
    if (mean > 30) {
      const half = Math.floor(mean / 2);
      const waited = this.gamma(half);
      return waited > mean
        ? this.binomial(half - 1, mean / waited)
        : half + this.poisson(mean - waited);
    }
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count += 1;
    return count;
  }

  private binomial(trials: number, chance: number): number {
    let count = 0;
    for (let n = 0; n < trials; n += 1) if (this.uniform() < chance) count += 1;
    return count;
  }
}

/** How a bench says what it measured. */

export interface Measured {
  readonly bench: string;
  readonly ours: number;
  /** The bare limit, or the bound where there is none to measure. */
  readonly limit: number;
  readonly unit: string;
  /** What the first version has to reach. */
  readonly target: number;
  /** For a throughput ours ÷ limit, at least the target; for a time ours, at most; for a share ours, at least. */
  readonly better: 'more' | 'less' | 'share';
  readonly note?: string;
}

/** What this run has reported so far. */
const told: Measured[] = [];
const said: string[] = [];

/** What was seen beside the figures that have a target. */
export function say(line: string): void {
  said.push(line);
  console.error(line);
}

export function report(measured: Measured): void {
  told.push(measured);
  const { bench, ours, limit, unit, target, note } = measured;
  const ratio = ours / limit;
  const reached = isReached(measured);
  const figures = `${format(ours)} ${unit}, limit ${format(limit)}, ratio ${ratio.toFixed(2)}`;
  const verdict = reached ? 'reached' : 'SHORT OF';
  console.error(`${bench}: ${figures}; ${verdict} the target ${target}${note ? ` (${note})` : ''}`);
  console.log(
    JSON.stringify({ bench, ours, limit, unit, ratio: Number(ratio.toFixed(3)), target, reached }),
  );
}

/** Hands over what was reported and said since it was last asked. */
export function takeReported(): { readonly lines: Measured[]; readonly remarks: string[] } {
  return { lines: told.splice(0), remarks: said.splice(0) };
}

export function isReached({ ours, limit, target, better }: Measured): boolean {
  if (better === 'less') return ours <= target;
  return (better === 'share' ? ours : ours / limit) >= target;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function format(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(value < 2 ? 3 : 1);
}

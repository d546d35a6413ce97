/** How fast a replay may run, as it is chosen: so many times, or as fast as it can be told. */
import type { ReplaySpeed } from '@heed/shared/replays';
import type { Option } from '../ui/options';

const SPEEDS = [60, 600, 3_600] as const;
const FASTEST = 'max';

export function speedText(speed: ReplaySpeed): string {
  return speed === null ? FASTEST : String(speed);
}

export function speedFrom(text: string): ReplaySpeed {
  return text === FASTEST ? null : Number(text);
}

/** One that was chosen elsewhere is offered too. */
export function speedOptions(
  t: (key: string, values?: Record<string, unknown>) => string,
  present: ReplaySpeed,
): Option[] {
  const all = new Set<number>([...SPEEDS, ...(present === null ? [] : [present])]);
  const times = [...all].toSorted((a, b) => a - b);
  return [
    ...times.map((n) => ({ value: String(n), label: t('replay.times', { n }) })),
    { value: FASTEST, label: t('replay.fastest') },
  ];
}

/** The channels, how much each brought, and whether one of them has fallen silent. */
import type { BoardParts } from '@heed/shared/board';
import { Channel } from '@heed/shared/vocabulary';

/** `late` would have been heard of by now; `silent` has been away so long that its figures are old. */
export type SourceState = 'fresh' | 'late' | 'silent';

export interface Source {
  channel: Channel;
  received: number;
  before: number;
  people: number;
  expected: number | null;
  /** Since it last brought something. */
  ageSeconds: number;
  state: SourceState;
}

const LATE_SECONDS = 10 * 60;
const SILENT_SECONDS = 30 * 60;
/** Complaints of the hour before that make ten silent minutes remarkable: one in five. */
const ACTIVE_BEFORE = 12;

export interface SourceRows {
  named: Source[];
  /** Those for which there is no room, and what they brought. */
  others: { channels: number; received: number } | null;
}

/** The busiest, in the order of the vocabulary: columns keep their places while the figures move. */
export function sourceRows(
  sources: BoardParts['sources'],
  channels: BoardParts['channels'],
  { now, limit }: { now: number; limit: number },
): SourceRows {
  const all = Channel.options.flatMap((channel): Source[] => {
    const source = sources[channel];
    if (!source) return [];
    const slice = channels[channel] ?? { received: 0, before: 0, people: 0, expected: null };
    const ageSeconds = Math.max(0, Math.floor((now - Date.parse(source.lastAt)) / 1000));
    const active = Math.max(slice.before, slice.received) >= ACTIVE_BEFORE;
    return [{ ...slice, channel, ageSeconds, state: stateOf(ageSeconds, active) }];
  });
  if (all.length <= limit) return { named: all, others: null };
  const busiest = new Set(
    [...all].sort((a, b) => b.received + b.before - (a.received + a.before)).slice(0, limit - 1),
  );
  const rest = all.filter((source) => !busiest.has(source));
  return {
    named: all.filter((source) => busiest.has(source)),
    others: {
      channels: rest.length,
      received: rest.reduce((sum, { received }) => sum + received, 0),
    },
  };
}

function stateOf(ageSeconds: number, active: boolean): SourceState {
  if (ageSeconds > SILENT_SECONDS) return 'silent';
  return ageSeconds > LATE_SECONDS && active ? 'late' : 'fresh';
}

/** How much comes from each zone: what comes from its streets, beside what its samples say. */
import type { BoardParts } from '@heed/shared/board';

export interface ZoneStreets {
  readonly code: string;
  readonly streets: readonly string[];
}

/** A row for every zone of the lists, those without a sample too. */
export function zonesWithVolume(
  parts: Pick<BoardParts, 'zones' | 'streets'>,
  zones: readonly ZoneStreets[],
): BoardParts['zones'] {
  const rows = { ...parts.zones };
  for (const { code, streets } of zones) {
    const received = streets.reduce(
      (sum, street) => sum + (parts.streets[street]?.received ?? 0),
      0,
    );
    rows[code] = { ...(rows[code] ?? UNKNOWN), received };
  }
  return rows;
}

const UNKNOWN: BoardParts['zones'][string] = {
  status: 'unknown',
  value: null,
  limit: null,
  sampledAt: null,
  passes: 0,
  received: 0,
};

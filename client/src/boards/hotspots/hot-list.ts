/** The five places where most is the matter, and everything else in two lines that add up to the total. */
import type { BoardParts, FlowRow, PlaceVolumeRow } from '@heed/shared/board';

export interface HotPlace {
  code: string;
  district: string | null;
  received: number;
  before: number;
  expected: number | null;
  ratio: number | null;
  hot: boolean;
}

export interface HotList {
  places: HotPlace[];
  /** All other places, and what could not be located. */
  elsewhere: { places: number; received: number; before: number; expected: number | null };
  unlocated: { received: number; before: number; expected: number | null };
}

const SHOWN = 5;

/** Streets, where complaints come with any; else districts. */
export function hotList(
  { districts, streets }: Pick<BoardParts, 'districts' | 'streets'>,
  flow: FlowRow,
): HotList {
  const level = Object.keys(streets).length > 0 ? streets : districts;
  const present = Object.entries(level).filter(([, row]) => row.received > 0);
  const places = present
    .map(([code, row]) => placeOf(code, row))
    .sort(
      (a, b) =>
        Number(b.hot) - Number(a.hot) || excess(b) - excess(a) || (a.code < b.code ? -1 : 1),
    )
    .slice(0, SHOWN);
  return {
    places,
    elsewhere: {
      places: present.length - places.length,
      received: flow.received - sum(places, (place) => place.received),
      // Counts that a visitor is told are rounded, each for itself.
      before: Math.max(0, flow.receivedBefore - sum(places, (place) => place.before)),
      expected: restExpected(flow.expected, places),
    },
    unlocated: {
      received: flow.unlocated,
      before: flow.unlocatedBefore,
      expected: flow.unlocatedExpected,
    },
  };
}

function placeOf(code: string, { received, before, expected, ratio, hot, parent }: PlaceVolumeRow) {
  return { code, district: parent, received, before, expected, ratio, hot };
}

/** How many more than usual; all of them, where what is usual is not known. */
function excess({ received, expected }: HotPlace): number {
  return received - (expected ?? 0);
}

function restExpected(total: number | null, places: readonly HotPlace[]): number | null {
  if (total === null) return null;
  return Math.max(0, total - sum(places, (place) => place.expected ?? 0));
}

function sum(places: readonly HotPlace[], of: (place: HotPlace) => number): number {
  return places.reduce((total, place) => total + of(place), 0);
}

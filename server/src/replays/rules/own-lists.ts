/** Whose city a file speaks of, and the lists that it makes where that is another one. */
import type { ComplaintInput } from '@heed/shared/complaint';
import type { PlaceRow } from '@heed/shared/reference';

const MOST_DISTRICTS = 200;
const MOST_STREETS = 2_000;
const MOST_UNITS = 200;
const LONGEST_UNIT = 60;

/** Counts what the rows of a file name; bounded by what a file may hold of different names. */
export class NamedLists {
  private readonly districts = new Map<string, number>();
  /** By street and district. */
  private readonly streets = new Map<string, number>();
  private readonly units = new Map<string, number>();

  add({ place, unit }: ComplaintInput): void {
    const { district, street } = place ?? {};
    if (district !== undefined) count(this.districts, district);
    if (street !== undefined) count(this.streets, JSON.stringify([street, district ?? null]));
    if (unit !== undefined && unit.length <= LONGEST_UNIT) count(this.units, unit);
  }

  /** [P5] */
  speakOfAnother(knowsDistrict: (name: string) => boolean): boolean {
    let [known, unknown] = [0, 0];
    for (const [name, rows] of this.districts) {
      if (knowsDistrict(name)) known += rows;
      else unknown += rows;
    }
    return unknown > known;
  }

  /** [P5] Districts, and the streets in them; codes are numbers, as a name may be anything. */
  places(): PlaceRow[] {
    const codes = new Map(
      mostNamed(this.districts, MOST_DISTRICTS).map((name, n) => [name, `district-${n + 1}`]),
    );
    const point = { nameEn: null, lng: null, lat: null };
    const districts = [...codes].map(([name, code]): PlaceRow => ({
      code,
      kind: 'district',
      name,
      parent: null,
      ...point,
    }));
    const streets = mostNamed(this.streets, MOST_STREETS).flatMap((key, n): PlaceRow[] => {
      const [name, district] = JSON.parse(key) as [string, string | null];
      const parent = district === null ? null : codes.get(district);
      if (parent === undefined) return [];
      return [{ code: `street-${n + 1}`, kind: 'street', name, parent, ...point }];
    });
    return [...districts, ...streets];
  }

  unitNames(): string[] {
    return mostNamed(this.units, MOST_UNITS);
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** The most often named first; of equals in the order of their names. */
function mostNamed(counts: ReadonlyMap<string, number>, most: number): string[] {
  return [...counts]
    .toSorted(([a, rowsOfA], [b, rowsOfB]) => rowsOfB - rowsOfA || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([name]) => name);
}

/** Marks as hot, in the parts that tell of places, what the signals call a hotspot: there is one test. */
import type { BoardParts, PlaceVolumeRow } from '@heed/shared/board';

type Places = Pick<BoardParts, 'districts' | 'streets' | 'cells'>;

/** Of hotspots alone; rows entered in one go are named and mark nothing. */
export function withHotPlaces({ districts, streets, cells, signals }: BoardParts): Places {
  const hot = Object.values(signals).filter(
    ({ question, batch }) => question === 'hotspot' && !batch,
  );
  const marked = (rows: Places['districts'], of: keyof Places) =>
    withMarks(
      rows,
      hot.flatMap(({ covers }) => covers[of]),
    );
  return {
    districts: marked(districts, 'districts'),
    streets: marked(streets, 'streets'),
    cells: marked(cells, 'cells'),
  };
}

function withMarks(
  rows: Readonly<Record<string, PlaceVolumeRow>>,
  places: readonly string[],
): Record<string, PlaceVolumeRow> {
  const marked: Record<string, PlaceVolumeRow> = { ...rows };
  for (const place of places) {
    const row = rows[place];
    if (row) marked[place] = { ...row, hot: true };
  }
  return marked;
}

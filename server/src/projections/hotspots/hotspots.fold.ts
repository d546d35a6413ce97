/** Where it comes from: by district, street and H3 cell, against each one's share of what is usual. */
import type { BoardParts } from '@heed/shared/board';
import type { EventData } from '../../journal/events';
import { Baseline, type SavedBaseline } from '../measure/baseline.fold';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import { correctionOf, type SetPlace } from '../measure/correction.fold';
import { leavingCase, wholeSecond } from '../measure/entry-case.fold';
import type { DaysMarked } from '../measure/marked-days.fold';
import {
  SlidingHours,
  type Age,
  type AgeCounter,
  type Dated,
  type SavedHours,
} from '../measure/sliding-hours.fold';
import { ZoneTime } from '../../kernel/zone-time';
import type { Fold, FoldedEntry, FoldSettings, Projection, ViewContext } from '../projection';
import { PlaceLevel, type SavedLevel } from './place-level.fold';

export function hotspotsProjection({ timeZone }: FoldSettings): Projection {
  const zone = new ZoneTime(timeZone);
  return {
    name: 'hotspots',
    version: 3,
    perIncident: true,
    empty: () => new HotspotsFold(zone),
    load: (bytes) => new HotspotsFold(zone, fromBytes(bytes) as SavedHotspots),
  };
}

interface Whereabouts extends SetPlace {
  readonly cell: string | null;
}

interface Sighting extends Dated, Whereabouts {
  readonly person: string;
}

/** Positional, so that a busy hour saves small. */
type SavedSighting = [
  second: number,
  caseId: string,
  person: string,
  district: string | null,
  street: string | null,
  cell: string | null,
];

interface SavedHotspots {
  readonly today: number;
  readonly sightings: SavedHours<SavedSighting>;
  readonly baseline: SavedBaseline;
  readonly marked: DaysMarked;
  readonly districts: SavedLevel;
  readonly streets: SavedLevel;
  readonly cells: SavedLevel;
}

class HotspotsFold implements Fold, AgeCounter<Sighting> {
  private readonly baseline: Baseline;
  private readonly districts: PlaceLevel;
  private readonly streets: PlaceLevel;
  private readonly cells: PlaceLevel;
  private readonly sliding: SlidingHours<Sighting>;
  /** The newest local day that the journal has come to. */
  private today: number;

  constructor(
    private readonly zone: ZoneTime,
    saved?: SavedHotspots,
  ) {
    this.baseline = new Baseline(zone, saved?.baseline, saved?.marked);
    this.districts = new PlaceLevel(saved?.districts);
    this.streets = new PlaceLevel(saved?.streets);
    this.cells = new PlaceLevel(saved?.cells);
    this.today = saved?.today ?? 0;
    this.sliding = new SlidingHours<Sighting>(
      this,
      saved && { latest: saved.sightings.latest, items: saved.sightings.items.map(unpack) },
    );
  }

  apply(entry: FoldedEntry): void {
    const at = Date.parse(entry.at);
    this.sliding.come(wholeSecond(at));
    const today = this.zone.localDay(at);
    if (today > this.today) {
      this.today = today;
      for (const level of this.levels()) level.shares.settle(today);
    }
    if (entry.type === 'days-marked') this.baseline.mark(entry.data);
    if (entry.type === 'complaint-registered') this.register(entry.data);
    const left = leavingCase(entry);
    if (left !== null) this.sliding.remove(left.caseId);
    const correction = correctionOf(entry);
    if (correction?.what === 'place') this.correct(correction.caseId, correction);
  }

  rows(now: number, { baselineNeeded }: ViewContext): Partial<BoardParts> {
    this.sliding.advance(wholeSecond(now));
    const hasBaseline = baselineNeeded !== null && this.baseline.at(now).days >= baselineNeeded;
    const expected = hasBaseline ? this.baseline.ofLastHour(now) : null;
    return {
      districts: this.districts.rows(expected),
      streets: this.streets.rows(expected),
      cells: this.cells.rows(expected),
    };
  }

  save(): Uint8Array {
    const { latest, items } = this.sliding.save();
    const saved: SavedHotspots = {
      today: this.today,
      sightings: { latest, items: items.map(pack) },
      baseline: this.baseline.save(),
      marked: this.baseline.marks(),
      districts: this.districts.save(),
      streets: this.streets.save(),
      cells: this.cells.save(),
    };
    return toBytes(saved);
  }

  enter(sighting: Sighting, age: Age): void {
    this.count(sighting, age, 1);
  }

  leave(sighting: Sighting, age: Age): void {
    this.count(sighting, age, -1);
  }

  reset(): void {
    for (const level of this.levels()) level.reset();
  }

  private register(data: EventData<'complaint-registered'>): void {
    const { district, street, cell } = data;
    const receivedAt = Date.parse(data.receivedAt);
    const day = this.zone.localDay(receivedAt);
    this.baseline.add(receivedAt);
    this.districts.shares.add(district, day, this.today);
    this.streets.shares.add(street, day, this.today);
    this.cells.shares.add(cell, day, this.today);
    if (data.after.historic) return;
    this.setParents({ district, street, cell });
    const second = wholeSecond(receivedAt);
    const { caseId, personId: person } = data;
    this.sliding.add({ second, caseId, person, district, street, cell });
  }

  private correct(caseId: string, { district, street }: SetPlace): void {
    const corrected = this.sliding.change(caseId, (sighting) => ({
      ...sighting,
      district,
      street,
      cell: contradicts({ district, street }, sighting) ? null : sighting.cell,
    }));
    for (const { before, after } of corrected) {
      const day = this.zone.localDay(before.second * 1_000);
      const move = ({ shares }: PlaceLevel, from: string | null, to: string | null) =>
        shares.move({ from, to }, day, this.today);
      move(this.districts, before.district, after.district);
      move(this.streets, before.street, after.street);
      move(this.cells, before.cell, after.cell);
      this.setParents(after);
    }
  }

  private setParents({ district, street, cell }: Whereabouts): void {
    this.streets.setParent(street, district);
    this.cells.setParent(cell, district);
  }

  private count({ person, district, street, cell }: Sighting, age: Age, by: 1 | -1): void {
    this.districts.count(district, person, age, by);
    this.streets.count(street, person, age, by);
    this.cells.count(cell, person, age, by);
  }

  private levels(): PlaceLevel[] {
    return [this.districts, this.streets, this.cells];
  }
}

/**
 * Whether a corrected place says that a complaint came from elsewhere. It names no cell: one that it
 * only makes more exact stays in the cell that its point lies in, any other leaves its cell.
 */
function contradicts(set: SetPlace, before: SetPlace): boolean {
  return (
    (before.district !== null && before.district !== set.district) ||
    (before.street !== null && before.street !== set.street)
  );
}

function pack({ second, caseId, person, district, street, cell }: Sighting): SavedSighting {
  return [second, caseId, person, district, street, cell];
}

function unpack([second, caseId, person, district, street, cell]: SavedSighting): Sighting {
  return { second, caseId, person, district, street, cell };
}

/** All that the public pages of a realm are made of: published rows, and the lists that name places. */
import type { PublishedBulletin, PublishedPage, PublishedPromise } from '../bulletins/published';
import type { PlaceRow, ServicePointRow, ZoneRow } from '@heed/shared/reference';
import type { ZoneState } from './zone-states';

/** Three numbers that are never mixed, as they were when the newest bulletin's were frozen. */
export interface SiteProgress {
  readonly received: number;
  readonly answered: number;
  readonly dispatched: number;
  readonly solved: number;
  readonly asOf: string;
}

export interface SiteModel {
  readonly page: PublishedPage;
  /** The newest bulletin in force; null where none is. */
  readonly current: PublishedBulletin | null;
  readonly zones: readonly ZoneState[];
  readonly progress: SiteProgress | null;
  /** Shown beside a bulletin in force alone. */
  readonly points: readonly ServicePointRow[];
  readonly places: readonly PlaceRow[];
}

/** A bulletin's address: `2026-5`. */
export function numberOf({
  year,
  number,
}: {
  readonly year: number;
  readonly number: number;
}): string {
  return `${year}-${number}`;
}

export function bulletinByNumber(page: PublishedPage, wanted: string): PublishedBulletin | null {
  return page.bulletins.find((bulletin) => numberOf(bulletin) === wanted) ?? null;
}

/** The newest bulletin that stands. */
export function currentOf(page: PublishedPage): PublishedBulletin | null {
  return page.bulletins.find(({ state }) => state === 'published') ?? null;
}

/** Bulletins that still stand about other incidents, the newest of each. */
export function elsewhere(page: PublishedPage, current: PublishedBulletin): PublishedBulletin[] {
  const seen = new Set([current.incidentId]);
  return page.bulletins.filter(({ state, incidentId }) => {
    if (state !== 'published' || seen.has(incidentId)) return false;
    seen.add(incidentId);
    return true;
  });
}

/** A bulletin of the same incident, newer than what stands now, that was taken back. */
export function withdrawnSince(
  page: PublishedPage,
  current: PublishedBulletin,
): PublishedBulletin[] {
  const at = page.bulletins.indexOf(current);
  return page.bulletins
    .slice(0, at)
    .filter(({ state, incidentId }) => state === 'retracted' && incidentId === current.incidentId);
}

export function promisesOf(page: PublishedPage, bulletin: PublishedBulletin): PublishedPromise[] {
  const named = new Set(
    Object.values(bulletin.sections).flatMap((said) => said.map(({ promiseId }) => promiseId)),
  );
  return page.promises.filter(({ id, bulletinId }) => named.has(id) || bulletinId === bulletin.id);
}

export function zonesOfStreet(zones: readonly ZoneState[], street: string): ZoneState[] {
  return zones.filter(({ zone }) => zone.streets.includes(street));
}

export function placeName(
  place: Pick<PlaceRow | ServicePointRow | ZoneRow, 'name' | 'nameEn'>,
  language: 'zh' | 'en',
): string {
  return (language === 'en' ? place.nameEn : null) ?? place.name;
}

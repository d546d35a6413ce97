/** Where people fetch what is missing: a few on the home page, all of them by street. */
import type { ServicePointRow } from '@heed/shared/reference';
import { type Html, markup, nothing } from '../markup';
import { placeName, type SiteModel } from '../site-model';
import { said, type View } from '../view';
import { anchor, document } from './layout';
import { heading } from './parts';

const SHOWN = 4;
const NEAR = 3;
const STREETS = 3;

/** The whole list, a street after the other; prints as it stands. */
export function pointsPage(view: View, model: SiteModel): string {
  const { words } = view;
  const body = markup`${heading(view, words.pointsTitle)}
<div class="streets">${[...byStreet(view, model)].map(
    ([street, points]) => markup`<section><h2>${street}</h2>${pointList(view, points)}</section>`,
  )}</div>`;
  return document(view, { title: words.pointsTitle, path: '/points', body });
}

/** On the home page: some that are open, and how many there are in each street. */
export function pointsSection(view: View, model: SiteModel): Html {
  const { words } = view;
  const { points } = model;
  if (points.length === 0) return nothing;
  const streets = [...byStreet(view, model)].slice(0, STREETS);
  return markup`<section class="points" aria-labelledby="points"><h2 id="points">${words.points(points.length)}
${anchor(view, '/points', words.pointsByStreet)}</h2>
${pointList(view, points.filter((point) => isOpen(view, point)).slice(0, SHOWN))}
<p class="note">${streets.map(([street, own]) => words.pointsCount(street, own.length)).join(words.comma)}……
${anchor(view, '/points', words.pointsAll)}</p></section>`;
}

/** Lines about the open points of a street. */
export function pointsNear(view: View, { points }: SiteModel, street: string): string[] {
  const { words, time, language } = view;
  return points
    .filter((point) => point.street === street && isOpen(view, point))
    .slice(0, NEAR)
    .map((point) => {
      const until =
        point.until === null ? '' : `${words.comma}${words.until(time.within(point.until))}`;
      return `${placeName(point, language)}${until}`;
    });
}

function pointList(view: View, points: readonly ServicePointRow[]): Html {
  return markup`<ul class="sites">${points.map((point) => pointLine(view, point))}</ul>`;
}

function pointLine(view: View, point: ServicePointRow): Html {
  const { words, time, language } = view;
  return markup`<li><div>${placeName(point, language)}<small>${whereOf(view, point)}</small></div>
<b>${point.until !== null && (isOpen(view, point) ? words.until(time.within(point.until)) : words.over)}</b></li>`;
}

function whereOf(view: View, { address, addressEn, note }: ServicePointRow): string {
  const where = said(view, { zh: address, en: addressEn ?? '' });
  return note === null ? where : `${where}${view.words.comma}${note}`;
}

function byStreet(view: View, { points, places }: SiteModel): Map<string, ServicePointRow[]> {
  const names = new Map(places.map((place) => [place.code, placeName(place, view.language)]));
  const groups = new Map<string, ServicePointRow[]>();
  for (const point of points) {
    const street =
      (point.street === null ? undefined : names.get(point.street)) ?? view.words.noStreet;
    groups.set(street, [...(groups.get(street) ?? []), point]);
  }
  return groups;
}

function isOpen({ time }: View, { until }: ServicePointRow): boolean {
  return until === null || !time.isPast(until);
}

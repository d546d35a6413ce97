/** The page at an address, from the model alone; null where there is none. */
import { atomFeed, jsonFeed } from './feeds';
import { bulletinPage } from './pages/bulletin';
import { historyPage } from './pages/history';
import { homePage, type Asked } from './pages/home';
import { pointsPage } from './pages/points';
import { isoTime } from '../kernel/instant';
import { bulletinByNumber, type SiteModel } from './site-model';
import type { View } from './view';

export interface Rendered {
  readonly type: string;
  readonly text: string;
}

export interface RenderFrame {
  readonly code: string;
  readonly asked: Asked | null;
}

export const HTML_TYPE = 'text/html; charset=utf-8';
const ATOM_TYPE = 'application/atom+xml; charset=utf-8';
const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8';

export function render(
  view: View,
  model: SiteModel,
  path: string,
  frame: RenderFrame,
): Rendered | null {
  const page = (text: string): Rendered => ({ type: HTML_TYPE, text });
  switch (path) {
    case '/':
      return page(homePage(view, model, frame));
    case '/history':
      return page(historyPage(view, model));
    case '/points':
      return page(pointsPage(view, model));
    case '/feeds/bulletins.atom':
      return view.drill
        ? null
        : { type: ATOM_TYPE, text: atomFeed(view, model, isoTime(view.time.now)) };
    case '/feeds/bulletins.json':
      return view.drill ? null : { type: JSON_FEED_TYPE, text: jsonFeed(view, model) };
    default:
      return bulletin(view, model, path);
  }
}

function bulletin(view: View, model: SiteModel, path: string): Rendered | null {
  const number = /^\/bulletins\/(\d{4}-\d{1,6})$/.exec(path)?.[1];
  const found = number === undefined ? null : bulletinByNumber(model.page, number);
  return found ? { type: HTML_TYPE, text: bulletinPage(view, model, found) } : null;
}

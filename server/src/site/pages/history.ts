/** All bulletins with their corrections, and all public promises with what became of them. */
import { markup } from '../markup';
import type { SiteModel } from '../site-model';
import type { View } from '../view';
import { bands } from './bands';
import { document } from './layout';
import { bulletinList, heading, promiseList } from './parts';

export function historyPage(view: View, { page, current }: SiteModel): string {
  const { words } = view;
  const { bulletins, promises } = page;
  const body = markup`${heading(view, words.history)}
${bulletins.length === 0 ? markup`<p>${words.quiet.title}</p>` : bulletinList(view, bulletins)}
<h2 id="promises">${words.promises}</h2>
${promises.length === 0 ? markup`<p>${words.noPromises}</p>` : promiseList(view, promises)}`;
  return document(view, {
    title: words.history,
    path: '/history',
    bands: bands(view, page, current),
    body,
  });
}

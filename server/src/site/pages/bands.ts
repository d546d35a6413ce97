/** Corrections that matter, and bulletins that were taken back: above everything else. */
import type { PublishedBulletin, PublishedPage } from '../../bulletins/published';
import { markup, type Piece } from '../markup';
import { numberOf, withdrawnSince } from '../site-model';
import { said, type View } from '../view';
import { anchor, drillMark } from './layout';

/** What the home page shows above its text. */
export function bands(view: View, page: PublishedPage, current: PublishedBulletin | null): Piece {
  const corrections = page.banners.map((bulletin) => correctionBand(view, bulletin));
  const withdrawn = current ? withdrawnSince(page, current) : [];
  return [...corrections, ...withdrawn.map((bulletin) => withdrawnBand(view, bulletin))];
}

function correctionBand(view: View, bulletin: PublishedBulletin): Piece {
  const { words, time } = view;
  const { correction, replaces } = bulletin;
  if (!correction?.bannerUntil) return null;
  return markup`<aside class="band" aria-label="${words.kind.correction}"><div>
${drillMark(view)}<b>${words.kind.correction}${words.colon}${said(view, correction.right)}</b>
${replaces && words.correctionOf(replaces.number)} ${words.correctedFrom}${words.colon}<s>${said(view, correction.wrong)}</s>
<small>${time.near(bulletin.publishedAt)}${words.comma}${words.pinnedUntil(time.near(correction.bannerUntil))}
${anchor(view, `/bulletins/${numberOf(bulletin)}`, words.originalAndReason)}</small></div></aside>`;
}

/** On the home page beside what stands, and on the page of the bulletin itself. */
export function withdrawnBand(view: View, bulletin: PublishedBulletin): Piece {
  const { words, time } = view;
  const { settledAt, settledReason, number } = bulletin;
  return markup`<aside class="band" aria-label="${words.state.retracted}"><div>${drillMark(view)}<b>${words.retractedNotice(number)}</b>
${settledReason && markup`${words.because}${words.colon}${said(view, settledReason)}`}
<small>${settledAt !== null && time.near(settledAt)}
${anchor(view, `/bulletins/${numberOf(bulletin)}`, words.originalAndReason)}</small></div></aside>`;
}

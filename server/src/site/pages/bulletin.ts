/** One bulletin as it was published, and what became of it; a withdrawn one is struck through. */
import type { PublishedBulletin } from '../../bulletins/published';
import { type Html, markup, type Piece } from '../markup';
import { numberOf, promisesOf, type SiteModel } from '../site-model';
import { said, type View } from '../view';
import { withdrawnBand } from './bands';
import { anchor, document } from './layout';
import {
  correctionText,
  dial,
  heading,
  nextUpdate,
  promiseList,
  section,
  signature,
  standing,
} from './parts';

const sections = ['usable', 'advice', 'confirmed', 'unknown', 'doing'] as const;

export function bulletinPage(view: View, model: SiteModel, bulletin: PublishedBulletin): string {
  const { words } = view;
  const struck = bulletin.state === 'retracted';
  const path = `/bulletins/${numberOf(bulletin)}`;
  const by = model.page.bulletins.find(({ id }) => id === bulletin.replacedBy?.id);
  const correction = bulletin.state === 'corrected' ? (by?.correction ?? null) : null;
  const text = markup`<p class="lead">${said(view, bulletin.lead)}</p>
${sections.map((name) => section(view, name, bulletin, correction?.wrong))}
${help(view, bulletin)}`;
  const body = markup`<div class="top"><div>${signature(view, bulletin)}${heading(view, bulletin.title, struck)}</div>
${nextUpdate(view, bulletin)}</div>
${notice(view, bulletin, correction)}
${struck ? markup`<del class="struck">${text}</del>` : markup`<div class="column">${text}</div>`}
${promises(view, model, bulletin)}
${checked(view, bulletin)}
<p class="issuer">${said(view, bulletin.issuer)}</p>
<p>${anchor(view, '/', words.home)} · ${anchor(view, '/history', words.all)}</p>`;
  const bands = struck ? withdrawnBand(view, bulletin) : null;
  return document(view, { title: said(view, bulletin.title), path, body, bands });
}

/** What a reader has to know before reading on: corrected, updated, expired; or what this one corrects. */
function notice(
  view: View,
  bulletin: PublishedBulletin,
  corrected: PublishedBulletin['correction'],
): Piece {
  const { words } = view;
  const { state, replaces, correction } = bulletin;
  const own =
    correction &&
    markup`<aside class="notice" role="note"><b>${words.kind.correction}</b>
${replaces && anchor(view, `/bulletins/${numberOf(replaces)}`, words.seeNumber(replaces.number))}
${correctionText(view, correction)}</aside>`;
  if (state === 'published' || state === 'retracted') return own;
  return markup`<aside class="notice" role="note"><p>${standing(view, corrected ? { ...bulletin, settledReason: null } : bulletin)}</p>
${correctionText(view, corrected)}</aside>${own}`;
}

function promises(view: View, { page }: SiteModel, bulletin: PublishedBulletin): Piece {
  const own = promisesOf(page, bulletin);
  return own.length > 0 && markup`<h2>${view.words.promises}</h2>${promiseList(view, own)}`;
}

function checked(view: View, bulletin: PublishedBulletin): Html {
  const { words, time } = view;
  return markup`<details class="checked"><summary>${words.handled}</summary>
${bulletin.emergency && markup`<p>${words.emergency}</p>`}
<ul>${bulletin.hands.map(({ kind, at }) => markup`<li>${words.hand[kind] ?? kind} ${time.full(at)}</li>`)}</ul>
<p>${words.digest}${words.colon}<code>${bulletin.digest}</code></p></details>`;
}

function help(view: View, { help: channels }: PublishedBulletin): Piece {
  if (channels.length === 0) return null;
  const lines = channels.map(
    ({ label, number }) =>
      markup`<li><a href="${dial(number)}">${number}</a> ${said(view, label)}</li>`,
  );
  return markup`<section class="help" aria-labelledby="help"><h2 id="help">${view.words.help}</h2><ul>${lines}</ul></section>`;
}

/** One bulletin as it was published, and what became of it; a withdrawn one is struck through. */
import type { PublishedBulletin } from '../../bulletins/published';
import { html, type Html, type Piece } from '../html';
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
  const text = html`<p class="lead">${said(view, bulletin.lead)}</p>
${sections.map((name) => section(view, name, bulletin, correction?.wrong))}
${help(view, bulletin)}`;
  const body = html`<div class="top"><div>${signature(view, bulletin)}${heading(view, bulletin.title, struck)}</div>
${nextUpdate(view, bulletin)}</div>
${notice(view, bulletin, correction)}
${struck ? html`<del class="struck">${text}</del>` : html`<div class="column">${text}</div>`}
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
    html`<aside class="notice" role="note"><b>${words.kind.correction}</b>
${replaces && anchor(view, `/bulletins/${numberOf(replaces)}`, words.seeNumber(replaces.number))}
${correctionText(view, correction)}</aside>`;
  if (state === 'published' || state === 'retracted') return own;
  return html`<aside class="notice" role="note"><p>${standing(view, corrected ? { ...bulletin, settledReason: null } : bulletin)}</p>
${correctionText(view, corrected)}</aside>${own}`;
}

function promises(view: View, { page }: SiteModel, bulletin: PublishedBulletin): Piece {
  const own = promisesOf(page, bulletin);
  return own.length > 0 && html`<h2>${view.words.promises}</h2>${promiseList(view, own)}`;
}

function checked(view: View, bulletin: PublishedBulletin): Html {
  const { words, time } = view;
  return html`<details class="checked"><summary>${words.handled}</summary>
${bulletin.emergency && html`<p>${words.emergency}</p>`}
<ul>${bulletin.hands.map(({ kind, at }) => html`<li>${words.hand[kind] ?? kind} ${time.full(at)}</li>`)}</ul>
<p>${words.digest}${words.colon}<code>${bulletin.digest}</code></p></details>`;
}

function help(view: View, { help: channels }: PublishedBulletin): Piece {
  if (channels.length === 0) return null;
  const lines = channels.map(
    ({ label, number }) => html`<li><a href="${dial(number)}">${number}</a> ${said(view, label)}</li>`,
  );
  return html`<section class="help" aria-labelledby="help"><h2 id="help">${view.words.help}</h2><ul>${lines}</ul></section>`;
}

/** Parts that several pages share: statements, notices, lists of bulletins and promises. */
import type { Bilingual, BulletinSection } from '@heed/shared/bulletins';
import type {
  PublishedBulletin,
  PublishedPromise,
  PublishedStatement,
} from '../../bulletins/published';
import { type Html, markup, nothing, type Piece } from '../markup';
import { numberOf } from '../site-model';
import { said, type View } from '../view';
import { anchor, drillMark } from './layout';

/** A section of statements; empty where the bulletin has none. What a correction calls wrong is struck. */
export function section(
  view: View,
  name: BulletinSection,
  bulletin: PublishedBulletin,
  wrong: Bilingual | null = null,
): Html {
  const statements = bulletin.sections[name];
  const removed = name === 'doing' ? bulletin.removed : [];
  if (statements.length + removed.length === 0) return nothing;
  return markup`<section class="${name}" aria-labelledby="${name}"><h2 id="${name}">${view.words[name]}</h2>
<ul>${statements.map((each) => markup`<li>${isWrong(each, wrong) ? markup`<s>${statementText(view, each)}</s>` : statementText(view, each)}</li>`)}
${removed.map((each) => markup`<li><b>${view.words.removed}${view.words.colon}</b>${said(view, each.reason)}</li>`)}</ul></section>`;
}

function isWrong({ text }: PublishedStatement, wrong: Bilingual | null): boolean {
  return wrong !== null && wrong.zh !== '' && text.zh.includes(wrong.zh);
}

/** What is said, and who stands behind it or when it will be known. */
function statementText(view: View, statement: PublishedStatement): Html {
  const { words, time } = view;
  const { text, verified, knownAt, knownBy } = statement;
  const office = knownBy === null ? '' : words.office[knownBy];
  return markup`${said(view, text)}${
    verified &&
    markup` <small class="by">${words.office[verified.office]} ${time.clock(verified.at)}</small>`
  }${knownAt !== null && markup` <b class="when">${words.knownBy(time.near(knownAt), office)}</b>`}`;
}

/** The number, kind and time of a bulletin, in one line. */
export function signature(view: View, bulletin: PublishedBulletin): Html {
  const { words, time } = view;
  return markup`<p class="sign"><b class="kind">${words.kind[bulletin.kind]}</b>
<span>${words.numbered(bulletin.number)} · ${time.full(bulletin.publishedAt)}</span>${response(view, bulletin)}</p>`;
}

/** The response as it was when the text was approved. */
function response({ words, time }: View, { response: frozen }: PublishedBulletin): Piece {
  if (!frozen) return null;
  const { level, class: of, since } = frozen;
  return markup`
<span class="response"><b>${words.level(level)}</b> ${words.incidentClass[of]}${since !== null && `${words.comma}${words.responseSince(time.full(since))}`}</span>`;
}

export function heading(view: View, title: Bilingual | string, struck = false): Html {
  const text = typeof title === 'string' ? title : said(view, title);
  return markup`<h1>${drillMark(view)}${struck ? markup`<s>${pieces(text)}</s>` : pieces(text)}</h1>`;
}

/** A title or an answer breaks after its signs of punctuation rather than within a phrase. */
export function pieces(text: string): Piece[] {
  return text
    .split(/(?<=[：；，。！？])/u)
    .map((part) => markup`<span class="phrase">${part}</span>`);
}

export function nextUpdate(view: View, bulletin: PublishedBulletin): Html {
  const { words, time } = view;
  const { nextUpdateAt, noNextReason } = bulletin;
  if (bulletin.state !== 'published') return nothing;
  if (nextUpdateAt === null) {
    return markup`<p class="next"><span>${words.noNext}</span>${noNextReason && markup` <small>${said(view, noNextReason)}</small>`}</p>`;
  }
  const late = time.isPast(nextUpdateAt);
  const when = time.near(nextUpdateAt);
  return markup`<p class="next"><span>${words.nextUpdate}</span>
<b>${late ? markup`<span class="late">${words.nextLate(when)}</span>` : when}</b></p>`;
}

/** What was wrong, what is right, and why. */
export function correctionText(view: View, correction: PublishedBulletin['correction']): Piece {
  if (!correction) return null;
  const { words } = view;
  return markup`<p>${words.correctedFrom}${words.colon}<s>${said(view, correction.wrong)}</s></p>
<p>${words.correctedTo}${words.colon}<b>${said(view, correction.right)}</b></p>
<p>${words.because}${words.colon}${said(view, correction.reason)}</p>`;
}

/** How a bulletin stands, where it is more than in force. */
export function standing(view: View, bulletin: PublishedBulletin): Html {
  const { words, time } = view;
  const { state, settledAt, settledReason, replacedBy } = bulletin;
  if (state === 'published') return nothing;
  return markup`<span class="state ${state}">${words.state[state]}</span>
${settledAt !== null && time.near(settledAt)}${
    replacedBy &&
    markup` · ${anchor(view, `/bulletins/${numberOf(replacedBy)}`, words.seeNumber(replacedBy.number))}`
  }${settledReason && markup`<br>${words.because}${words.colon}${said(view, settledReason)}`}`;
}

/** Bulletins, the newest first, each with what became of it. */
export function bulletinList(view: View, bulletins: readonly PublishedBulletin[]): Html {
  return markup`<ol class="list">${bulletins.map((bulletin) => listed(view, bulletin))}</ol>`;
}

function listed(view: View, bulletin: PublishedBulletin): Html {
  const { words, time } = view;
  const title = said(view, bulletin.title);
  const text = bulletin.state === 'retracted' ? markup`<s>${title}</s>` : title;
  const standingNow = standing(view, bulletin);
  return markup`<li><time datetime="${bulletin.publishedAt}">${time.near(bulletin.publishedAt)}</time>
<div>${anchor(view, `/bulletins/${numberOf(bulletin)}`, markup`${words.short(bulletin.number)}　${text}`)}
${bulletin.response && markup`<small>${words.level(bulletin.response.level)}</small>`}
${standingNow !== nothing && markup`<small>${standingNow}</small>`}</div></li>`;
}

export function promiseList(view: View, promises: readonly PublishedPromise[]): Html {
  const { words, time } = view;
  return markup`<ul class="promises">${promises.map(
    (
      promise,
    ) => markup`<li><span class="state ${promise.state}">${words.promiseState[promise.state]}</span>
<div>${said(view, promise.text)}
<small>${words.due}${words.colon}${time.full(promise.dueAt)}${promise.earlierDueAt.map(
      (due) => markup`${words.comma}${words.was} <s>${time.full(due)}</s>`,
    )}${words.comma}${words.madeAt} ${time.full(promise.madeAt)}</small>
${promise.settledAt !== null && promise.state !== 'revised' && markup`<small>${words.promiseState[promise.state]}${words.colon}${time.full(promise.settledAt)}</small>`}
${promise.proof !== null && markup`<small>${words.proof}${words.colon}${promise.proof}</small>`}
${promise.reason && markup`<small>${words.because}${words.colon}${said(view, promise.reason)}</small>`}</div></li>`,
  )}</ul>`;
}

/** A telephone number that can be tapped. */
export function dial(number: string): string {
  return `tel:${number.replaceAll(/[^\d+]/g, '')}`;
}

export function formattedNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

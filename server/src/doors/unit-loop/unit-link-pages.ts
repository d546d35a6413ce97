/** The page that a unit's link opens, in the look of the public site: each row with a form of its own, no script. */
import type { UnitRowOutcome } from '@heed/shared/unit-loop';
import { markup, type Html, type Piece } from '../../site/markup';
import { document } from '../../site/pages/layout';
import { heading } from '../../site/pages/parts';
import { link, type View } from '../../site/view';
import type { ListedLine } from '../../unit-loop/list-record';
import { isAnswered } from '../../unit-loop/unit-links';
import { unitLinkWords } from './unit-link-words';

export interface LinkSheet {
  readonly secret: string;
  readonly unit: string;
  readonly expiresAt: string;
  readonly lines: readonly ListedLine[];
  /** Said at one row: what became of what was just sent, and why where it was refused. */
  readonly told: { readonly n: number; readonly text: string; readonly written: string } | null;
  /** Names of places in the reader's language. */
  readonly placeName: (code: string) => string;
}

export function unitLinkPage(view: View, sheet: LinkSheet): string {
  const words = unitLinkWords[view.language];
  const path = `/unit/${sheet.secret}`;
  const left = sheet.lines.filter((line) => !isAnswered(line)).length;
  const body = markup`${heading(view, words.title)}
<p class="lead">${words.lead(sheet.unit, left, view.time.full(sheet.expiresAt))}</p>
<p class="note">${words.mask}</p>
${sheet.lines.length === 0 && markup`<p>${words.nothing}</p>`}
${sheet.lines.map((line) => row(view, sheet, line))}`;
  return document(view, { title: words.title, path, body, unlisted: true });
}

function row(view: View, sheet: LinkSheet, line: ListedLine): Html {
  const words = unitLinkWords[view.language];
  const { n, caseNo, urgency, street, title, body, name, phone, dueAt, outcome } = line;
  const where = street === null ? '' : ` · ${sheet.placeName(street)}`;
  const said = sheet.told?.n === n ? sheet.told.text : null;
  return markup`<section id="n${n}"><h2>${n}. ${title}</h2>
<p><b>${words.urgency[urgency]}</b> · ${caseNo}${where}${dueAt !== null && markup`<br><span class="whole">${words.due} ${view.time.full(dueAt)}</span>`}</p>
${body !== title && markup`<p>${body}</p>`}
${(name ?? phone) !== null && markup`<p>${[name, phone].filter((part) => part !== null).join(' ')}</p>`}
${said !== null && markup`<p class="wrong" role="status"><b>${said}</b></p>`}
${isAnswered(line) ? answered(words.outcome, outcome) : form(view, sheet, line)}</section>`;
}

function answered(
  words: Readonly<Record<UnitRowOutcome, string>>,
  outcome: UnitRowOutcome | null,
): Piece {
  return outcome !== null && markup`<p><b>${words[outcome]}</b></p>`;
}

function form(view: View, { secret, told }: LinkSheet, { n }: ListedLine): Html {
  const words = unitLinkWords[view.language];
  const written = told?.n === n ? told.written : '';
  return markup`<details class="answer"${told?.n === n && ' open'}><summary>${words.open}</summary>
<form class="form" action="${link(view, `/unit/${secret}`)}#n${n}" method="post">
<input type="hidden" name="n" value="${n}">
<div class="row"><label for="contact${n}">${words.contact}</label>
<select id="contact${n}" name="contact"><option value=""></option><option value="yes">${words.yes}</option><option value="no">${words.no}</option></select></div>
<div class="row"><label for="text${n}">${words.text}</label>
<textarea id="text${n}" name="text" rows="4" maxlength="10000">${written}</textarea></div>
<button class="button strong send">${words.send}</button></form></details>`;
}

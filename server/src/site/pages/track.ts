/** Asks for a number and its code, and says how the case stands, in plain words and without a name. */
import type { TrackedCase } from '../forms/tracked-cases';
import { markup, type Piece } from '../markup';
import { placeName } from '../site-model';
import { link, type View } from '../view';
import { document } from './layout';
import { heading } from './parts';
import type { FaultCode } from './report';

export interface TrackSheet {
  readonly caseNo: string;
  readonly faults: Partial<Record<'caseNo' | 'code', FaultCode>>;
  readonly notice: string | null;
}

export function trackPage(view: View, sheet: TrackSheet): string {
  const { track } = view.words.forms;
  const { caseNo, notice } = sheet;
  const body = markup`${heading(view, track.title)}<p class="lead">${track.lead}</p>
${notice !== null && markup`<div class="faults" role="alert"><p><b>${notice}</b></p></div>`}
<form class="form" action="${link(view, '/track')}" method="post" novalidate>
<div class="row"><label for="caseNo">${track.caseNo}</label>${wrong(view, sheet, 'caseNo')}
<input id="caseNo" name="caseNo" type="text" maxlength="40" autocomplete="off" required value="${caseNo}"${marks(sheet, 'caseNo')}></div>
<div class="row"><label for="code">${track.code}</label>${wrong(view, sheet, 'code')}
<input id="code" name="code" type="text" maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" required${marks(sheet, 'code')}></div>
<button class="button strong send">${track.button}</button></form>`;
  return document(view, { title: track.title, path: '/track', body });
}

type TrackField = keyof TrackSheet['faults'];

function wrong(view: View, { faults }: TrackSheet, name: TrackField): Piece {
  const code = faults[name];
  return code && markup`<p class="wrong" id="${name}-wrong">${view.words.forms.fault[code]}</p>`;
}

function marks({ faults }: TrackSheet, name: TrackField): Piece {
  return faults[name] && markup` aria-invalid="true" aria-describedby="${name}-wrong"`;
}

/** The pair that opened the case, and what came of what was just said of it. */
export interface TrackedSheet {
  readonly caseNo: string;
  readonly code: string;
  readonly notice: string | null;
  readonly faults: Partial<Record<'words' | 'rating', FaultCode>>;
  /** What was typed and not taken. */
  readonly words: string;
}

export function trackedPage(view: View, tracked: TrackedCase, sheet: TrackedSheet): string {
  const { words, time, language } = view;
  const { track } = words.forms;
  const { unit, dueAt, closedAt, repeats, reply, notice } = tracked;
  const body = markup`${heading(view, tracked.caseNo)}
${sheet.notice !== null && markup`<div class="said" role="status"><p><b>${sheet.notice}</b></p></div>`}
<dl class="slip"><dt>${track.state}</dt><dd><b>${words.caseState[tracked.state]}</b></dd>
<dt>${track.unit}</dt><dd>${unit ? placeName(unit, language) : track.noUnit}</dd>
<dt>${track.received}</dt><dd>${time.full(tracked.receivedAt)}</dd>
${closedAt === null && dueAt !== null && markup`<dt>${track.due}</dt><dd>${time.full(dueAt)}</dd>`}
${closedAt !== null && markup`<dt>${track.closed}</dt><dd>${time.full(closedAt)}</dd>`}
${repeats > 0 && markup`<dt>${track.repeats}</dt><dd>${track.times(repeats)}</dd>`}
${reply && markup`<dt>${track.replyAt}</dt><dd>${time.full(reply.at)}</dd>`}</dl>
<h2>${track.reply}</h2><p class="reply">${reply ? reply.text : track.noReply}</p>
${notice && markup`<h2>${track.notice}</h2><p class="reply">${notice[language]}</p>`}
${sayForm(view, tracked, sheet)}`;
  return document(view, { title: tracked.caseNo, path: '/track', body, unlisted: true });
}

const ratings = [1, 2, 3, 4, 5] as const;

/** Whether it is solved, and how content they are: three buttons of one form, as far as each may be said. */
function sayForm(view: View, { say }: TrackedCase, sheet: TrackedSheet): Piece {
  const { track } = view.words.forms;
  const given = say.rating !== null && markup`<p class="hint">${track.rated(say.rating)}</p>`;
  if (!say.confirm && !say.dispute && !say.rate) return given;
  const faulty = (name: 'words' | 'rating'): Piece => {
    const code = sheet.faults[name];
    return code && markup`<p class="wrong" id="${name}-wrong">${view.words.forms.fault[code]}</p>`;
  };
  const marked = (name: 'words' | 'rating'): Piece =>
    sheet.faults[name] && markup` aria-invalid="true" aria-describedby="${name}-wrong"`;
  return markup`<h2>${track.say}</h2><p class="lead">${track.sayLead}</p>
<form class="form" action="${link(view, '/track/say')}" method="post" novalidate>
<input type="hidden" name="caseNo" value="${sheet.caseNo}"><input type="hidden" name="code" value="${sheet.code}">
${given}${
    say.rate &&
    markup`<div class="row"><fieldset${marked('rating')}><legend>${track.rating}</legend>${faulty('rating')}
${ratings.map((rating) => markup`<div class="tick"><input id="rating-${rating}" type="radio" name="rating" value="${rating}"><label for="rating-${rating}">${track.ratings[rating]}</label></div>`)}</fieldset></div>`
  }
${say.confirm && markup`<button class="button strong send" name="act" value="solved">${track.solved}</button>`}
${
  say.dispute &&
  markup`<div class="row"><label for="words">${track.words} <span>${track.wordsHint}</span></label>${faulty('words')}
<textarea id="words" name="words" rows="4" maxlength="500"${marked('words')}>${sheet.words}</textarea></div>
<button class="button send" name="act" value="dispute">${track.dispute}</button>`
}
${say.rate && markup`<button class="button send" name="act" value="rate">${track.rate}</button>`}</form>`;
}

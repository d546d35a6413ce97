/** Asks for a number and its code, and says how the case stands, in plain words and without a name. */
import type { TrackedCase } from '../forms/tracking';
import { html, type Piece } from '../html';
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

export function trackPage(view: View, { caseNo, faults, notice }: TrackSheet): string {
  const { track, fault } = view.words.forms;
  const wrong = (name: 'caseNo' | 'code'): Piece => {
    const code = faults[name];
    return code && html`<p class="wrong" id="${name}-wrong">${fault[code]}</p>`;
  };
  const marks = (name: 'caseNo' | 'code'): Piece =>
    faults[name] && html` aria-invalid="true" aria-describedby="${name}-wrong"`;
  const body = html`${heading(view, track.title)}<p class="lead">${track.lead}</p>
${notice !== null && html`<div class="faults" role="alert"><p><b>${notice}</b></p></div>`}
<form class="form" action="${link(view, '/track')}" method="post" novalidate>
<div class="row"><label for="caseNo">${track.caseNo}</label>${wrong('caseNo')}
<input id="caseNo" name="caseNo" type="text" maxlength="40" autocomplete="off" required value="${caseNo}"${marks('caseNo')}></div>
<div class="row"><label for="code">${track.code}</label>${wrong('code')}
<input id="code" name="code" type="text" maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" required${marks('code')}></div>
<button class="button strong send">${track.button}</button></form>`;
  return document(view, { title: track.title, path: '/track', body });
}

export function trackedPage(view: View, tracked: TrackedCase): string {
  const { words, time, language } = view;
  const { track } = words.forms;
  const { unit, dueAt, closedAt, repeats, reply } = tracked;
  const body = html`${heading(view, tracked.caseNo)}
<dl class="slip"><dt>${track.state}</dt><dd><b>${words.caseState[tracked.state]}</b></dd>
<dt>${track.unit}</dt><dd>${unit ? placeName(unit, language) : track.noUnit}</dd>
<dt>${track.received}</dt><dd>${time.full(tracked.receivedAt)}</dd>
${closedAt === null && dueAt !== null && html`<dt>${track.due}</dt><dd>${time.full(dueAt)}</dd>`}
${closedAt !== null && html`<dt>${track.closed}</dt><dd>${time.full(closedAt)}</dd>`}
${repeats > 0 && html`<dt>${track.repeats}</dt><dd>${track.times(repeats)}</dd>`}
${reply && html`<dt>${track.replyAt}</dt><dd>${time.full(reply.at)}</dd>`}</dl>
<h2>${track.reply}</h2><p class="reply">${reply ? reply.text : track.noReply}</p>`;
  return document(view, { title: tracked.caseNo, path: '/track', body, unlisted: true });
}

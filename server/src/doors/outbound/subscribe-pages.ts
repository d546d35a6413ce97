/** The pages of subscribing, in the look of the public site. */
import { markup } from '../../site/markup';
import { document } from '../../site/pages/layout';
import { heading } from '../../site/pages/parts';
import { link, type View } from '../../site/view';
import { subscribeWords } from './subscribe-words';

export interface SubscribeSheet {
  readonly email: string;
  readonly invalid: boolean;
}

export function subscribePage(view: View, { email, invalid }: SubscribeSheet): string {
  const words = subscribeWords[view.language];
  const marks = invalid && markup` aria-invalid="true" aria-describedby="email-wrong"`;
  const body = markup`${heading(view, words.title)}<p class="lead">${words.lead}</p>
<form class="form" action="${link(view, '/subscribe')}" method="post" novalidate>
<input type="hidden" name="language" value="${view.language}">
<div class="row"><label for="email">${words.email}</label>${invalid && markup`<p class="wrong" id="email-wrong">${words.invalid}</p>`}
<input id="email" name="email" type="email" maxlength="200" autocomplete="email" required value="${email}"${marks}></div>
<button class="button strong send">${words.send}</button></form>`;
  return document(view, { title: words.title, path: '/subscribe', body });
}

/** A press of a button, so that programs which open every link of a mail do nothing by it. */
export function pressPage(view: View, act: 'confirm' | 'leave', token: string): string {
  const words = subscribeWords[view.language];
  const title = act === 'confirm' ? words.confirmTitle : words.leaveTitle;
  const text = act === 'confirm' ? words.confirmText : words.leaveText;
  const path = `/subscribe/${act}`;
  const body = markup`${heading(view, title)}<p class="lead">${text}</p>
<form class="form" action="${link(view, path, { token })}" method="post">
<button class="button strong send">${act === 'confirm' ? words.confirm : words.leave}</button></form>`;
  return document(view, { title, path, query: { token }, body, unlisted: true });
}

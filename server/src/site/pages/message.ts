/** A page that says one thing: not found, for staff only, not available right now. */
import { markup } from '../markup';
import type { View } from '../view';
import { document } from './layout';
import { heading } from './parts';

export interface Message {
  readonly title: string;
  readonly text: string;
  readonly path?: string;
}

export function messagePage(view: View, { title, text, path = '/' }: Message): string {
  const body = markup`${heading(view, title)}<p class="lead">${text}</p>`;
  return document(view, { title, path, body, unlisted: true });
}

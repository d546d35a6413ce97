/** Between a text and the elements in which it is written: numbers are chips, blanks are marked. */
import { piecesOf } from './text-pieces';

/** How a number is shown in a text. */
export interface ChipLook {
  text: string;
  /** What it counts, from where, how old. */
  title: string;
  state: 'live' | 'old' | 'locked' | 'missing';
}

export type LookOf = (id: string) => ChipLook | null;

/** Draws the text anew. */
export function draw(root: HTMLElement, text: string, lookOf: LookOf): void {
  const nodes = piecesOf(text, (id) => lookOf(id) !== null).map((piece) => {
    if (piece.kind === 'words') return document.createTextNode(piece.text);
    const element = document.createElement('span');
    if (piece.kind === 'blank') {
      element.className = 'blank';
      element.textContent = piece.text;
      return element;
    }
    element.dataset['number'] = piece.id;
    element.contentEditable = 'false';
    dress(element, lookOf(piece.id));
    return element;
  });
  root.replaceChildren(...nodes);
}

/** Numbers change in place while somebody writes beside them. */
export function dressAll(root: HTMLElement, lookOf: LookOf): void {
  for (const chip of root.querySelectorAll<HTMLElement>('[data-number]')) {
    dress(chip, lookOf(chip.dataset['number'] ?? ''));
  }
}

function dress(chip: HTMLElement, look: ChipLook | null): void {
  const { text = '—', title = '', state = 'missing' } = look ?? {};
  if (chip.textContent !== text) chip.textContent = text;
  if (chip.title !== title) chip.title = title;
  const name = `number ${state}`;
  if (chip.className !== name) chip.className = name;
}

/** The text as it is kept. */
export function readText(root: Node): string {
  let text = '';
  for (const node of root.childNodes) text += readNode(node);
  return text;
}

function readNode(node: Node): string {
  if (node instanceof HTMLElement) {
    const id = node.dataset['number'];
    if (id !== undefined) return `{${id}}`;
    // A browser puts one into a box that has been emptied.
    return node.tagName === 'BR' ? '' : readText(node);
  }
  return (node.textContent ?? '').replaceAll('\u00a0', ' ');
}

/** How far into the text the caret stands; its end where it stands elsewhere. */
export function caretOf(root: HTMLElement): number {
  const selection = getSelection();
  if (!selection?.anchorNode || !root.contains(selection.anchorNode)) return readText(root).length;
  const range = document.createRange();
  range.selectNodeContents(root);
  range.setEnd(selection.anchorNode, selection.anchorOffset);
  return readText(range.cloneContents()).length;
}

export function putCaret(root: HTMLElement, offset: number): void {
  let left = offset;
  for (const node of root.childNodes) {
    const length = readNode(node).length;
    if (left <= length && !(node instanceof HTMLElement && node.dataset['number'])) {
      const inner = node.firstChild ?? node;
      const place = inner.nodeType === Node.TEXT_NODE ? left : 0;
      return getSelection()?.collapse(inner, Math.min(place, inner.textContent?.length ?? 0));
    }
    left -= length;
  }
  getSelection()?.collapse(root, root.childNodes.length);
}

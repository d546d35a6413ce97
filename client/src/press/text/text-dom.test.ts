// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { draw, dressAll, readText, type ChipLook } from './text-dom';

const look: ChipLook = { text: '1,204', title: '来件', state: 'live' };
const lookOf = (id: string) => (id === 'n1' ? look : null);
let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('div');
});

test.each(['', '来件 {n1} 件', '{n1}{n1}', '{单位}处置，{n9}', '<b>粗</b> & "引"'])(
  'what is drawn of %j reads as what was given',
  (text) => {
    draw(root, text, lookOf);
    expect(readText(root)).toBe(text);
  },
);

test('a number is a chip that nobody can write in, and text is never markup', () => {
  draw(root, '来件 {n1}，<img src=x>', lookOf);
  const chip = root.querySelector<HTMLElement>('[data-number]');
  expect(chip?.textContent).toBe('1,204');
  expect(chip?.contentEditable).toBe('false');
  expect(root.querySelector('img')).toBeNull();
});

test('numbers change in place', () => {
  draw(root, '来件 {n1}', lookOf);
  const chip = root.querySelector('[data-number]');
  dressAll(root, () => ({ ...look, text: '1,300', state: 'old' }));
  expect(root.querySelector('[data-number]')).toBe(chip);
  expect(chip?.textContent).toBe('1,300');
  expect(chip?.className).toBe('number old');
  expect(readText(root)).toBe('来件 {n1}');
});

test('what a browser leaves in an emptied box is nothing, and its hard spaces are spaces', () => {
  root.append(document.createElement('br'));
  expect(readText(root)).toBe('');
  root.replaceChildren('第\u00a0五号');
  expect(readText(root)).toBe('第 五号');
});

import { expect, test } from 'vitest';
import { chordOf, isSingleKey, keyNames, keyTable, type KeyPress } from './keys';

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('no chord has two meanings', () => {
  const chords = keyNames.map((name) => keyTable[name].chord);
  expect(new Set(chords).size).toBe(chords.length);
});

test('no key takes one of the chords that browsers own', () => {
  const owned = /^Alt\+(\d|D|E|F)$/;
  expect(keyNames.filter((name) => owned.test(keyTable[name].chord))).toEqual([]);
});

test.each([
  ['a letter', press('c', 'KeyC'), 'C'],
  ['a letter with the lock on', press('C', 'KeyC'), 'C'],
  ['a sign', press('/', 'Slash'), '/'],
  ['a sign that needs shift', press('?', 'Slash', { shiftKey: true }), '?'],
  ['a digit', press('2', 'Digit2'), '2'],
  ['escape', press('Escape', 'Escape'), 'Esc'],
  ['enter with control', press('Enter', 'Enter', { ctrlKey: true }), 'Ctrl+Enter'],
  ['enter with the command key', press('Enter', 'Enter', { metaKey: true }), 'Ctrl+Enter'],
  [
    'a letter with alt that composes another character',
    press('©', 'KeyG', { altKey: true }),
    'Alt+G',
  ],
  ['a letter that an input method swallowed', press('Process', 'KeyJ'), 'J'],
])('%s is heard as its chord', (_, pressed, chord) => {
  expect(chordOf(pressed)).toBe(chord);
});

test('only keys that would type a character are silent while typing', () => {
  expect(['J', '.', '?', '1'].every(isSingleKey)).toBe(true);
  expect(['Esc', 'Enter', 'Alt+I', 'Ctrl+Enter'].some(isSingleKey)).toBe(false);
});

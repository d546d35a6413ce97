/** Finds options by what people type: the words themselves, or the initials of their pinyin. */
import { shallowRef } from 'vue';
import type { Option } from './options';

type Initials = (text: string) => string;

/** Reactive: a list that is open when the dictionary comes finds by it at once. */
const initials = shallowRef<Initials | null>(null);

/** Loads the pinyin dictionary; until it is there, options are found by their words alone. */
export async function loadInitials(): Promise<void> {
  if (initials.value) return;
  const { pinyin } = await import('pinyin-pro');
  initials.value = (text) =>
    pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
      .join('')
      .toLowerCase();
}

/** The options that fit, those that begin with the words first. */
export function filterOptions(options: readonly Option[], typed: string): Option[] {
  const wanted = fold(typed);
  if (wanted === '') return [...options];
  const fits = options.filter((option) => matches(option, wanted));
  const begins = (option: Option) => fold(option.label).startsWith(wanted);
  return [...fits.filter(begins), ...fits.filter((option) => !begins(option))];
}

function matches(option: Option, wanted: string): boolean {
  const initialsOf = initials.value;
  return (
    fold(option.label).includes(wanted) ||
    fold(option.value) === wanted ||
    (initialsOf !== null && fold(initialsOf(option.label)).includes(wanted))
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
}

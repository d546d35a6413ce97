/** What the palette offers, and what of it fits what was typed. */
import { filterOptions } from '../../../ui/option-filter';

export const paletteGroups = ['act', 'case', 'view', 'unit', 'person', 'place', 'page'] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

export interface PaletteEntry {
  /** Its group and its id in it. */
  value: string;
  group: PaletteGroup;
  label: string;
  /** What tells it from others of the same name. */
  hint?: string;
  /** The key that does the same without the palette. */
  chord?: string;
}

/** Of each group no more than this: who sees too much types on. */
const SHOWN_IN_GROUP = 6;

/** By groups, in their order; before anything is typed only what is at hand. */
export function fitting(
  entries: readonly PaletteEntry[],
  typed: string,
): { group: PaletteGroup; entries: PaletteEntry[] }[] {
  const asked = typed.trim();
  return paletteGroups
    .filter((group) => asked !== '' || ['act', 'view', 'page'].includes(group))
    .map((group) => {
      const all = entries.filter((entry) => entry.group === group);
      // The server found these cases by more than their titles.
      const fits = group === 'case' ? all : (filterOptions(all, asked) as PaletteEntry[]);
      return { group, entries: fits.slice(0, asked === '' ? all.length : SHOWN_IN_GROUP) };
    })
    .filter((each) => each.entries.length > 0);
}

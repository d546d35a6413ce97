/** Nothing chosen, in lists of choices that may be left open: no id and no code holds a space. */
import type { Option } from '../../ui/options';

const NONE = ' ';

/** The choices with one for "none" before them. */
export function orNone(label: string, options: readonly Option[]): Option[] {
  return [{ value: NONE, label }, ...options];
}

export function toChoice(id: string | null | undefined): string {
  return id ?? NONE;
}

export function fromChoice(choice: string): string | null {
  return choice.trim() === '' ? null : choice;
}

/** The units that may be chosen, under the names that the reader knows them by. */
export function unitChoices(
  units: readonly { id: string; retired: boolean }[],
  nameOf: (id: string) => string,
): Option[] {
  return units.filter((row) => !row.retired).map(({ id }) => ({ value: id, label: nameOf(id) }));
}

/** A field that may be left open. */
export function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

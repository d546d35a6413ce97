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

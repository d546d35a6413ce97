/** Which desks the bar shows and which it folds away: the present one is always in sight. */
import type { Desk } from './desks';

export function foldDesks(
  open: readonly Desk[],
  room: number,
  isPresent: (desk: Desk) => boolean,
): { shown: readonly Desk[]; folded: readonly Desk[] } {
  if (open.length <= room) return { shown: open, folded: [] };
  const first = open.slice(0, room);
  const present = open.slice(room).find(isPresent);
  const shown = present ? [...first.slice(0, -1), present] : first;
  return { shown, folded: open.filter((desk) => !shown.includes(desk)) };
}

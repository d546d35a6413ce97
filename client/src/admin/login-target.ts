/** Where a person goes after the log-in. */

export interface Arrival {
  /** The page that asked for the log-in; from the address, so it may hold anything. */
  next: unknown;
  /** Nothing was ever received here. */
  empty: boolean;
  mayAdminister: boolean;
}

/** The page that was asked for, else the first steps on an empty board, else the usual page. */
export function afterLogIn({ next, empty, mayAdminister }: Arrival): string {
  const wanted = ownPath(next);
  if (wanted !== null) return wanted;
  return empty && mayAdminister ? '/welcome' : '/';
}

/** A path of this site, or null: an address from outside must never lead outside. */
export function ownPath(next: unknown): string | null {
  if (typeof next !== 'string' || !next.startsWith('/')) return null;
  // Browsers read // and /\ as the beginning of another host's name.
  if (/^\/[/\\]/.test(next) || /\p{Cc}/u.test(next)) return null;
  return next === '/' || next.startsWith('/login') ? null : next;
}

/** All lines of the four groups as one column, so that one hand can go through them. Pure. */
import type { CallBackRow } from '@heed/shared/calls';
import type { MustReachZero } from '@heed/shared/must-reach-zero';
import type { CaseRow } from '@heed/shared/rows';

/** The groups in the order of the page. */
export const zeroGroups = ['missedCalls', 'unowned', 'contactOverdue', 'worsening'] as const;
export type ZeroGroupName = (typeof zeroGroups)[number];
export type CaseGroupName = Exclude<ZeroGroupName, 'missedCalls'>;

/** The view of the case list that holds all of a group. */
export const viewOfGroup = {
  unowned: 'unowned',
  contactOverdue: 'contact-overdue',
  worsening: 'worsening',
} as const satisfies Record<CaseGroupName, string>;

export type ZeroRow =
  | { readonly key: string; readonly group: 'missedCalls'; readonly call: CallBackRow }
  | { readonly key: string; readonly group: CaseGroupName; readonly case: CaseRow };

export interface ZeroGroup {
  readonly name: ZeroGroupName;
  readonly total: number;
  /** There are more than the total says. */
  readonly capped: boolean;
  readonly oldestAt: string | null;
  readonly rows: readonly ZeroRow[];
  readonly nextCursor: string | null;
}

/** A group that its reader may not see is left out. A case that is in two groups has a line in each. */
export function groupsOf(zero: MustReachZero): ZeroGroup[] {
  return zeroGroups.flatMap((name): ZeroGroup[] => {
    if (name !== 'missedCalls') {
      const { total, totalCapped, oldestAt, nextCursor, rows } = zero[name];
      const lines = rows.map((row) => ({ key: `${name}:${row.id}`, group: name, case: row }));
      return [{ name, total, capped: totalCapped, oldestAt, nextCursor, rows: lines }];
    }
    if (zero.missedCalls === null) return [];
    const { total, oldestAt, nextCursor, rows } = zero.missedCalls;
    const lines = rows.map((call) => ({ key: `${name}:${call.id}`, group: name, call }));
    return [{ name, total, capped: false, oldestAt, nextCursor, rows: lines }];
  });
}

/** The line that is `step` lines away, or the first where none is in focus. */
export function lineAt(
  groups: readonly ZeroGroup[],
  key: string | null,
  step: number,
): ZeroRow | null {
  const lines = groups.flatMap(({ rows }) => rows);
  const at = lines.findIndex((line) => line.key === key);
  const next = at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + step));
  return lines[next] ?? null;
}

/**
 * The number to call next: the one in focus, or else the first that is due, of those that called most
 * often. One that somebody has in hand, or that was tried a moment ago, is not.
 */
export function nextCall(
  groups: readonly ZeroGroup[],
  focused: ZeroRow | null,
  now: number,
): CallBackRow | null {
  if (focused?.group === 'missedCalls') return focused.call;
  const calls = groups.flatMap(({ rows }) =>
    rows.flatMap((row) => (row.group === 'missedCalls' ? [row.call] : [])),
  );
  return calls.find((call) => isDue(call, now)) ?? null;
}

export function isDue({ state, nextAt }: CallBackRow, now: number): boolean {
  return state === 'waiting' && (nextAt === null || Date.parse(nextAt) <= now);
}

/** A number as people dial it at home: `+8613812346620` as `13812346620`, a landline with its zero. */
export function dialled(number: string): string {
  const home = /^\+86(\d+)$/.exec(number)?.[1];
  if (home === undefined) return number;
  return /^(?:1[3-9]|[48]00)/.test(home) ? home : `0${home}`;
}

/** Rules that say somebody is ill or hurt: the white chip, which stands first. */
const illness = new Set(['U-02', 'U-06', 'U-07', 'U-11', 'U-14', 'U-29', 'V-07']);

/** What a caller's case says of people: ill or hurt, and who they are. */
export function chipsOf(fired: readonly string[]): { ill: boolean; vulnerable: string[] } {
  const vulnerable = fired.filter((rule) => rule.startsWith('V-') && !illness.has(rule));
  return { ill: fired.some((rule) => illness.has(rule)), vulnerable: vulnerable.slice(0, 2) };
}

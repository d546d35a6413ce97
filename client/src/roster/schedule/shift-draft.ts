/** A shift as its form holds it, and the plan that it makes; null with the fields that can't be read. */
import { LocalDate, LocalTime, type ShiftPlan } from '@heed/shared/roster';

export interface ShiftDraft {
  kind: string;
  weekdays: string[];
  starts: string;
  ends: string;
  every: string;
  from: string;
  until: string;
  start: string | null;
  end: string | null;
  calledIn: boolean;
}

type Fault = 'needed' | 'badDate' | 'badTime';
export type ShiftFaults = Partial<Record<keyof ShiftDraft, Fault>>;

export function newShift(today: string): ShiftDraft {
  return {
    kind: 'weekly',
    weekdays: ['0', '1', '2', '3', '4'],
    starts: '08:00',
    ends: '20:00',
    every: '1',
    from: today,
    until: '',
    start: null,
    end: null,
    calledIn: false,
  };
}

export function planOf(draft: ShiftDraft): { plan: ShiftPlan | null; faults: ShiftFaults } {
  return draft.kind === 'single' ? singleOf(draft) : weeklyOf(draft);
}

function singleOf({ start, end, calledIn }: ShiftDraft): ReturnType<typeof planOf> {
  if (start === null || end === null) {
    const faults = { ...(start === null && { start: 'needed' as const }) };
    return { plan: null, faults: end === null ? { ...faults, end: 'needed' } : faults };
  }
  return { plan: { kind: 'single', start, end, calledIn }, faults: {} };
}

function weeklyOf(draft: ShiftDraft): ReturnType<typeof planOf> {
  const faults: ShiftFaults = {};
  const [starts, ends] = [padded(draft.starts), padded(draft.ends)];
  const until = draft.until.trim() === '' ? null : draft.until.trim();
  if (draft.weekdays.length === 0) faults.weekdays = 'needed';
  if (!LocalTime.safeParse(starts).success) faults.starts = 'badTime';
  if (!LocalTime.safeParse(ends).success) faults.ends = 'badTime';
  if (!LocalDate.safeParse(draft.from.trim()).success) faults.from = 'badDate';
  if (until !== null && !LocalDate.safeParse(until).success) faults.until = 'badDate';
  if (Object.keys(faults).length > 0) return { plan: null, faults };
  const weekdays = draft.weekdays.map(Number).toSorted((a, b) => a - b);
  const everyWeeks = Number(draft.every);
  const from = draft.from.trim();
  return { plan: { kind: 'weekly', weekdays, starts, ends, everyWeeks, from, until }, faults };
}

/** People write 8:00, and a full-width colon. */
function padded(time: string): string {
  const text = time.trim().replace('：', ':');
  return /^\d:/.test(text) ? `0${text}` : text;
}

/** Minutes of a scenario as times with its city's offset. */

const MINUTE_MS = 60_000;
const OFFSET = /([+-])(\d{2}):(\d{2})$/;

/** RFC 3339 with the offset of the start, whole seconds. */
export function timeAfter(startsAt: string, minute: number): string {
  const [offset = '', sign, hours, minutes] = OFFSET.exec(startsAt) ?? [];
  const ahead = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  const local = new Date(
    Date.parse(startsAt) + ahead * MINUTE_MS + Math.round(minute * 60) * 1_000,
  );
  return local.toISOString().slice(0, 19) + (offset || 'Z');
}

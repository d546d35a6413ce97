/** The drill's own day. */
import { timeAfter } from '../drill-time';

export const STARTS_AT = '2026-07-18T08:30:00+08:00';
export const MINUTES = 120;

export function timeAt(minute: number): string {
  return timeAfter(STARTS_AT, minute);
}

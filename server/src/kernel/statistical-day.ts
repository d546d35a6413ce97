/** 统计日: from 08:00 to 08:00 in the deployment's zone. What is counted of the real realm is counted in it. */
import { ZoneTime } from './zone-time';

const BEGINS_AT_HOUR = 8;

/** When the statistical day of a moment began, in milliseconds. */
export function statisticalDayOf(zone: ZoneTime, time: number): number {
  return zone.since(BEGINS_AT_HOUR, time);
}

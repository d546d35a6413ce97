/** Cells as a document on paper writes them. */
import type { DocumentCell } from '@heed/shared/report-documents';
import { unreachable } from '../kernel/unreachable';
import type { ZoneTime } from '../kernel/zone-time';

const NOTHING = '—';

/** Times as 07-18 14:05, in the report's own zone. */
export function cellWords(cell: DocumentCell, zone: ZoneTime): string {
  if (cell.value === null) return NOTHING;
  switch (cell.as) {
    case 'text':
      return cell.value;
    case 'count':
      return String(cell.value);
    case 'change':
      return cell.value > 0 ? `+${cell.value}` : String(cell.value);
    case 'number':
      return cell.value.toFixed(1);
    case 'share':
      return `${(cell.value * 100).toFixed(1)}%`;
    case 'time':
      return wallTime(cell.value, zone).toISOString().slice(5, 16).replace('T', ' ');
    default:
      return unreachable(cell);
  }
}

/** A date that reads, in UTC, what the clocks on the wall showed. */
export function wallTime(time: string, zone: ZoneTime): Date {
  return new Date(zone.localTime(Date.parse(time)));
}

/** Cells as the sheet on the screen writes them: as Word does. */
import type { DocumentCell } from '@heed/shared/report-documents';
import { clockTime, monthDay, UNKNOWN } from '../ui/format';

export function cellText(cell: DocumentCell, zone: string): string {
  if (cell.value === null) return UNKNOWN;
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
    default:
      return `${monthDay(cell.value, zone)} ${clockTime(cell.value, zone)}`;
  }
}

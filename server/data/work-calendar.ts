/** Working hours until a deployment says otherwise: five days a week, and no holiday. */
import type { WorkBlock, WorkCalendarRow } from '@heed/shared/clocks';

const officeHours: WorkBlock[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:30' },
];
const WORKDAYS = 5;

export const defaultWorkCalendar: WorkCalendarRow = {
  version: 0,
  week: Array.from({ length: 7 }, (_, day) => (day < WORKDAYS ? officeHours : [])),
  days: [],
};

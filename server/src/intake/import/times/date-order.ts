/** Which part of `3/4/2019` is the day: decided by all dates of a column, never by one. */

export type DateOrder = 'day-first' | 'month-first' | 'unsure';

const shape = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/;

/** Gathers what the dates of one column tell. */
export class DateOrders {
  private dayFirst = 0;
  private monthFirst = 0;
  private open = 0;

  add(cell: string): void {
    // Most cells are no dates at all: one look at the first character spares the pattern.
    const first = cell.charCodeAt(0);
    if (first > 57 || !shape.test(cell)) return;
    const [, a, b] = shape.exec(cell) ?? [];
    const [one, two] = [Number(a), Number(b)];
    if (one > 12 && two <= 12) this.dayFirst += 1;
    else if (two > 12 && one <= 12) this.monthFirst += 1;
    else this.open += 1;
  }

  /** The order that more dates prove; unsure where none does; null where no date needs one. */
  decided(): DateOrder | null {
    const { dayFirst, monthFirst } = this;
    if (dayFirst + monthFirst > 0) return dayFirst >= monthFirst ? 'day-first' : 'month-first';
    return this.open > 0 ? 'unsure' : null;
  }
}

/** Zones where people write the month first. */
const monthFirstZones =
  /^(US\/|America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Indiana|Kentucky|North_Dakota|Juneau|Puerto_Rico)|Pacific\/(Honolulu|Guam)|Asia\/Manila)/;

/** The order to read a column by; where its dates leave it open, the custom of the zone decides. */
export function settledOrder(order: DateOrder | null, zone: string): 'day-first' | 'month-first' {
  if (order === 'day-first' || order === 'month-first') return order;
  return monthFirstZones.test(zone) ? 'month-first' : 'day-first';
}

/** Reads until when something lasts: a day alone lasts to its end. */
import { readTime } from '../../intake/import/times/read-time';
import { zoneClock } from '../../intake/import/times/zone-clock';

const LAST_MINUTE = '23:59';
const compactDay = /^(\d{4})(\d{2})(\d{2})$/;

export function lastingUntil(timeZone: string): (text: string) => string | null {
  const reading = { order: 'month-first', clock: zoneClock(timeZone) } as const;
  return (text) => {
    const spelt = text.replace(compactDay, '$1-$2-$3');
    // Whatever has a time already is none with a second one behind it.
    return readTime(`${spelt} ${LAST_MINUTE}`, reading) ?? readTime(spelt, reading);
  };
}

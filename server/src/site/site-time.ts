/** Times as the public reads them: in the deployment's zone, by day where the day is near. */
import type { SiteLanguage } from '@heed/shared/site';

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

export class SiteTime {
  private readonly days: Readonly<Record<string, string>>;

  constructor(
    private readonly timeZone: string,
    /** The realm's time, in milliseconds. */
    readonly now: number,
    private readonly language: SiteLanguage,
  ) {
    const [yesterday, today, tomorrow] = words[language];
    this.days = {
      [this.date(now - DAY)]: yesterday,
      [this.date(now)]: today,
      [this.date(now + DAY)]: tomorrow,
    };
  }

  /** 16:15. */
  clock(time: string): string {
    const { hour, minute } = this.parts(Date.parse(time));
    return `${hour}:${minute}`;
  }

  /** 今日 16:15; a date where it is further away. */
  near(time: string): string {
    const day = this.days[this.date(Date.parse(time))];
    return day === undefined ? this.full(time) : `${day} ${this.clock(time)}`;
  }

  /** 16:15 today; with its day on any other. */
  within(time: string): string {
    const isToday = this.date(Date.parse(time)) === this.date(this.now);
    return isToday ? this.clock(time) : this.near(time);
  }

  /** 7 月 18 日 15:00, with the year where it is another. */
  full(time: string): string {
    return `${this.day(time)} ${this.clock(time)}`;
  }

  /** 7 月 18 日. */
  day(time: string): string {
    const { year, month, day } = this.parts(Date.parse(time));
    const sameYear = year === this.parts(this.now).year;
    if (this.language === 'zh') {
      return `${sameYear ? '' : `${year} 年 `}${Number(month)} 月 ${Number(day)} 日`;
    }
    return `${Number(day)} ${months[Number(month) - 1] ?? month}${sameYear ? '' : ` ${year}`}`;
  }

  isPast(time: string): boolean {
    return Date.parse(time) <= this.now;
  }

  private date(at: number): string {
    const { year, month, day } = this.parts(at);
    return `${year}-${month}-${day}`;
  }

  private parts(at: number): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
    const found = { year: '', month: '', day: '', hour: '', minute: '' };
    for (const { type, value } of formatOf(this.timeZone).formatToParts(at)) {
      if (type in found) found[type as keyof typeof found] = value;
    }
    return found;
  }
}

/** When the day of a zone ends, in milliseconds: what says 今日 is wrong from then on. */
export function endOfDay(timeZone: string, now: number): number {
  const {
    hour = 0,
    minute = 0,
    second = 0,
  } = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<string, number>;
  return now + DAY - ((hour * 60 + minute) * 60 + second) * 1000 - (now % 1000);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

const words = {
  zh: ['昨日', '今日', '明日'],
  en: ['yesterday', 'today', 'tomorrow'],
} as const;

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

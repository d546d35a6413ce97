/**
 * What a signal says, from its numbers: what, where, how many against how many, and how often chance alone
 * would show it. Pure: the words are the reader's language's, the names the lists'.
 */
import type { SignalRow } from '@heed/shared/signals';

const MINUTE = 60_000;
const DAYS_A_MONTH = 30;
const DAYS_A_YEAR = 365;
const MOST_YEARS = 100;
/** Of those that a surge of the whole city hits hardest, in a sentence. */
const MOST_DISTRICTS = 3;
/** Half as much again is another number in a reader's eyes. */
const DIFFERENT = 1.5;
/** Less than one in ten such windows. */
const HARDLY_ANY = 0.1;

export interface SignalNames {
  readonly t: (key: string, named?: Record<string, unknown>) => string;
  readonly category: (code: string) => string;
  readonly place: (code: string) => string;
  readonly topic: (id: string) => string;
  readonly timeZone: string;
}

/** What of a signal says what it is about, and where. */
type Subject = Pick<SignalRow, 'zone' | 'parent' | 'covers' | 'category' | 'topic'>;

/** 停电，磨坊区 */
export function whatAndWhere(signal: Subject, names: SignalNames): string {
  const where = whereOf(signal, names, MOST_DISTRICTS);
  return names.t('signals.title', { what: whatOf(signal, names), where });
}

export function whatOf({ category, topic }: Subject, names: SignalNames): string {
  if (topic !== null) return names.t('signals.topic', { topic: names.topic(topic) });
  return category === null ? names.t('signals.all') : names.category(category);
}

/**
 * A ring is told by the street or the district that it lies in; the whole city with up to `most` of the
 * districts that it hits hardest.
 */
export function whereOf({ zone, parent, covers }: Subject, names: SignalNames, most = 1): string {
  const { kind, id } = zone;
  if (kind === 'city' || id === null) {
    const districts = covers.districts.slice(0, most).map((district) => names.place(district));
    if (districts.length === 0) return names.t('signals.city');
    return names.t('signals.cityAbove', { places: districts.join(names.t('signals.listComma')) });
  }
  if (kind === 'district' || kind === 'street') return names.place(id);
  const [street] = covers.streets;
  const place = covers.streets.length === 1 && street ? street : parent;
  return place === null
    ? names.t('signals.somewhere')
    : names.t('signals.around', { place: names.place(place) });
}

/** 最近 1 小时 41 件，40 人 */
export function countsOf({ window, observed, people }: SignalRow, { t }: SignalNames): string {
  return t('signals.counts', { span: t(`signals.span.${window}`), observed, people });
}

/** 往常约 6 件（周二 18–19 时最多 16 件）; of a hotspot in a busy city, what its share would be besides. */
export function usualOf(signal: SignalRow, names: SignalNames): string {
  const { expected, usual, high } = signal;
  if (expected < HARDLY_ANY) return names.t('signals.never');
  const [count, hours] = [meanText(expected), hoursOf(signal, names)];
  const key = expected > DIFFERENT * usual ? 'signals.share' : 'signals.usual';
  return names.t(key, { expected: count, usual: meanText(usual), hours, high });
}

/** The same for a wall. */
export function briefUsual({ usual, high }: SignalRow, { t }: SignalNames): string {
  if (usual < HARDLY_ANY) return t('signals.never');
  return t('signals.usualBrief', { usual: meanText(usual), high });
}

/** 这样规模的看板上，纯属偶然 10 年不到一次 */
export function chanceOf({ intervalDays, chance }: SignalRow, { t }: SignalNames): string {
  if (chance <= 1e-9) return t('signals.chance.least', { years: MOST_YEARS });
  return t('signals.chance.line', { often: oftenText(intervalDays, t) });
}

/** The same for a wall: as few words as say it. */
export function briefChance({ intervalDays }: SignalRow, { t }: SignalNames): string {
  return t('signals.chance.brief', { often: oftenText(intervalDays, t, 'oftenBrief') });
}

/** 疑似批量录入：88% 来自转来，平常 9% */
export function batchOf({ batch }: SignalRow, { t }: SignalNames): string | null {
  if (batch === null) return null;
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  const channel = t(`channel.${batch.channel}`);
  return t('signals.batch', {
    channel,
    share: percent(batch.share),
    usual: percent(batch.usualShare),
  });
}

/** Those for the wall first, then by chance as the board has them; rows entered in one go last. */
export function inOrder(signals: Readonly<Record<string, SignalRow>>): [string, SignalRow][] {
  return Object.entries(signals).toSorted(
    ([, one], [, other]) =>
      rank(one) - rank(other) ||
      other.intervalDays - one.intervalDays ||
      other.observed - one.observed,
  );
}

function rank({ level, batch }: SignalRow): number {
  if (batch !== null) return 2;
  return level === 'wall' ? 0 : 1;
}

function oftenText(days: number, t: SignalNames['t'], words = 'often'): string {
  const says = (unit: string, n: number) => t(`signals.${words}.${unit}`, { n: Math.floor(n) });
  if (days < 1) return says('daily', 1);
  if (days < DAYS_A_MONTH) return says('days', days);
  if (days < DAYS_A_YEAR) return says('months', days / DAYS_A_MONTH);
  return says('years', Math.min(MOST_YEARS, days / DAYS_A_YEAR));
}

/** A mean: whole from ten on, one decimal below. */
function meanText(mean: number): string {
  return mean < 9.95 ? String(Number(mean.toFixed(mean < 0.1 ? 2 : 1))) : String(Math.round(mean));
}

/** The hours of the week that the window lies in. */
function hoursOf({ at, window }: SignalRow, { t, timeZone }: SignalNames): string {
  const end = Date.parse(at);
  const [first, last] = [clockOf(end - window * MINUTE, timeZone), clockOf(end - 1, timeZone)];
  const day = t(`signals.weekday.${first.weekday}`);
  return t('signals.hours', { day, from: first.hour, to: last.hour + 1 });
}

function clockOf(time: number, timeZone: string): { weekday: string; hour: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  return {
    weekday: (parts.get('weekday') ?? 'Mon').toLowerCase(),
    hour: Number(parts.get('hour')),
  };
}

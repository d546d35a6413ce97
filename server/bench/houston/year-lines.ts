/**
 * What the signals say of the year, line by line. There is no truth in the file but the days of the storm
 * and those on which rows were entered in one go: rates are told beside the nominal ones. The constants of
 * the detector were set looking at this very year: of its rates nothing here is out of sample.
 */
import { ZoneTime } from '../../src/kernel/zone-time';
import type { JournalEntry } from '../../src/journal/events';
import { say as tell } from '../report';
import { ofDay, type SignalEpisode } from './year-of-signals';

const DAY = 86_400_000;
/** After the two weeks of a first baseline, before the storm. */
const QUIET = { from: dayOf('2017-01-16'), to: dayOf('2017-08-25') };
const STORM = '2017-08-26';
const BATCHES = ['2017-09-08', '2017-09-12'];
const FLOODING = 'drainage-flooding';
const POTHOLES = 'roads-surface';
const WORST = 5;

export class YearLines {
  private readonly zone: ZoneTime;

  constructor(
    private readonly year: readonly SignalEpisode[],
    private readonly entries: readonly JournalEntry[],
    private readonly timeZone: string,
  ) {
    this.zone = new ZoneTime(timeZone);
  }

  /** `name` gives a district's name. */
  tell(name: (district: string) => string): void {
    this.tellRates();
    for (const day of [STORM, ...BATCHES]) this.tellDay(day);
    this.tellStorm(name);
    this.tellPotholes();
  }

  private tellRates(): void {
    const { from, to } = QUIET;
    const quiet = this.year.filter(({ openedAt }) => {
      const day = this.zone.localDay(openedAt);
      return day >= from && day < to;
    });
    const days = to - from;
    for (const interval of [1, 7, 30]) {
      const opened = quiet.filter(({ peak }) => peak.intervalDays >= interval);
      const named = opened.filter(({ batch }) => batch).length;
      const nominal = days / interval;
      say(
        `signals of an interval of ${interval} days and more: ${opened.length} in ${days} quiet days, of them ${named} named as entered in one go; nominal ${nominal.toFixed(1)}; in sample`,
        { bench: `houston-interval-${interval}`, ours: opened.length, named, nominal },
      );
    }
  }

  private tellDay(day: string): void {
    const surges = this.on(day).filter(({ peak }) => peak.question === 'surge');
    const wall = surges.filter(({ wallAt }) => wallAt !== null).length;
    const named = surges.filter(({ batch }) => batch).length;
    say(
      `${day}: ${surges.length} surges, ${wall} on the wall, ${named} named as entered in one go`,
      { bench: `houston-${day}`, surges: surges.length, wall, named },
    );
  }

  /** When it was on the wall, and the districts that it named beside those that the file has as the worst. */
  private tellStorm(name: (district: string) => string): void {
    const told = this.on(STORM).filter(({ peak }) => peak.category === FLOODING);
    const first = Math.min(...told.flatMap(({ wallAt }) => wallAt ?? []));
    // Of a district named twice the first time stands.
    const districts = told
      .flatMap(({ districts: each }) => [...each])
      .sort(([, one], [, other]) => other - one);
    const named = [...new Map(districts)]
      .sort(([, one], [, other]) => one - other)
      .map(([district, at]) => `${name(district)} ${this.wall(at)}`);
    const worst = this.worst().map(
      ({ district, rows, usual }) => `${name(district)} ${rows} (usually ${usual.toFixed(2)})`,
    );
    const onWall = Number.isFinite(first) ? this.wall(first) : null;
    say(
      `storm ${STORM}: on the wall at ${onWall ?? 'no time'}; districts named: ${named.join(', ')}; most rows of the day by the file: ${worst.join(', ')}`,
      { bench: 'houston-storm', onWall, districts: named, worst },
    );
  }

  private tellPotholes(): void {
    const potholes = this.year.filter(({ peak }) => peak.category === POTHOLES);
    const wall = potholes.filter(({ wallAt }) => wallAt !== null).length;
    const named = potholes.filter(({ batch }) => batch).length;
    say(
      `potholes, the control: ${potholes.length} signals, ${wall} on the wall, ${named} named as entered in one go`,
      { bench: 'houston-potholes', signals: potholes.length, wall, named },
    );
  }

  /** Districts by how much flooding they told of on the day of the storm, beside a usual day's. */
  private worst(): { district: string; rows: number; usual: number }[] {
    const counts = new Map<string, { storm: number; quiet: number }>();
    const { from, to } = QUIET;
    const storm = dayOf(STORM);
    for (const entry of this.entries) {
      if (entry.type !== 'complaint-registered' || entry.data.category !== FLOODING) continue;
      const { district, receivedAt } = entry.data;
      if (district === null) continue;
      const day = this.zone.localDay(Date.parse(receivedAt));
      const known = counts.get(district) ?? { storm: 0, quiet: 0 };
      if (day === storm) known.storm += 1;
      if (day >= from && day < to) known.quiet += 1;
      counts.set(district, known);
    }
    return [...counts]
      .map(([district, { storm: rows, quiet }]) => ({ district, rows, usual: quiet / (to - from) }))
      .sort((one, other) => other.rows - one.rows)
      .slice(0, WORST);
  }

  private on(day: string): SignalEpisode[] {
    return ofDay(this.year, day, this.timeZone);
  }

  /** What a clock on the wall showed. */
  private wall(time: number): string {
    return new Date(this.zone.localTime(time)).toISOString().slice(11, 16);
  }
}

function say(line: string, figures: object): void {
  tell(`houston: ${line}`);
  console.log(JSON.stringify(figures));
}

/** Local days since 1970. */
function dayOf(date: string): number {
  return Date.parse(date) / DAY;
}

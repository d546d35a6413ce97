/** Six weeks of a real city, replayed: a hurricane, and rows entered in one go after it. The whole year is a bench. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { ImportMapping } from '@heed/shared/imports';
import type { ReplayRow } from '@heed/shared/replays';
import { ofDay, signalsOf, type SignalEpisode } from '../bench/houston/year-of-signals';
import { defaultCategories } from '../data/default-categories';
import { projectRoot } from '../src/config/project-root';
import type { JournalEntry } from '../src/journal/events';
import { orThrow } from '../src/kernel/refusal';
import { storeCategories } from '../src/reference/category-desk';
import type { ListQuery } from '../src/reference/list-query';
import { FakeClock } from './fake-clock';
import { csv } from './files';
import { useDatabase } from './pg';
import { ReplayHouse } from './replay-house';

const file = join(projectRoot(), '../shared/data/houston-2017/requests.csv');
const example = join(projectRoot(), 'server/data/mapping-examples/houston-2017.json');
const zone = 'America/Chicago';
const [from, to] = ['2017-08-05', '2017-09-13'];

describe.skipIf(!existsSync(file))('Houston, from shared/data/houston-2017', () => {
  const database = useDatabase();
  let house: ReplayHouse;
  let replay: ReplayRow;
  let rows: Record<string, string>[];
  let signals: SignalEpisode[];

  beforeAll(async () => {
    const wall = new FakeClock(Date.parse('2026-11-25T02:00:00.000Z'));
    await categoriesOfAFirstStart();
    house = await ReplayHouse.open(database(), wall, zone);
    const mapping = ImportMapping.parse(JSON.parse(readFileSync(example, 'utf8')));
    const all: Record<string, string>[] = parse(readFileSync(file), { columns: true });
    rows = all.filter((row) => dayOf(row) >= from && dayOf(row) < to);
    const table = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
    replay = await house.opened(csv(table), { mapping, zone, name: 'houston' });
    await house.settle();
    signals = signalsOf(await entriesOf(replay.realm), zone);
  }, 240_000);

  const on = (day: string) => ofDay(signals, day, zone);
  const dayOf = (row: Record<string, string>) => (row['SR CREATE DATE'] ?? '').slice(0, 10);

  /** The replay's categories are those of the deployment. */
  async function categoriesOfAFirstStart(): Promise<void> {
    const query: ListQuery = (text, values) => database().database.query(text, values);
    const categories = defaultCategories.map((each) => ({ ...each, unitId: null, retired: false }));
    await storeCategories(query, categories, 'real');
    await query("update reference_version set version = version + 1 where realm = 'real'");
  }

  async function entriesOf(realm: string): Promise<JournalEntry[]> {
    const entries: JournalEntry[] = [];
    for (let after = 0; ;) {
      const page = await house.journal.readRealmAfter(realm, after, 2_000);
      const last = page.at(-1);
      if (!last) return entries;
      entries.push(...page);
      after = last.position;
    }
  }

  test('is told whole: every row, its closing, and as many a day as the file has', async () => {
    expect(orThrow(await house.desk.row('houston'))).toMatchObject({
      state: 'ended',
      rows: rows.length,
      refused: 0,
      told: 2 * rows.length,
    });
    const counted = await database().database.query<{ day: string; n: number }>(
      `select (at at time zone $2)::date::text as day, count(*)::int as n from journal
       where realm = $1 and type = 'complaint-registered' group by 1`,
      [replay.realm, zone],
    );
    const days = new Map<string, number>();
    for (const row of rows) days.set(dayOf(row), (days.get(dayOf(row)) ?? 0) + 1);
    expect(new Map(counted.map(({ day, n }) => [day, n]))).toEqual(days);
  });

  test('alarms on the day of the hurricane, on the wall, and in districts that were hit', () => {
    const storm = on('2017-08-26').filter(({ peak }) => peak.topic === null);
    const city = storm.find(
      ({ peak }) => peak.zone.kind === 'city' && peak.category === 'drainage-flooding',
    );
    expect(city?.peak).toMatchObject({ question: 'surge', level: 'wall', batch: null });
    // By ten in the evening the flood had been told of for fourteen hours.
    expect(city?.wallAt).toBeLessThan(Date.parse('2017-08-26T12:00:00-05:00'));
    const names = new Map(
      house.lists.of(replay.realm).state.places.map(({ code, name }) => [code, name]),
    );
    const named = storm.flatMap(({ districts }) => [...districts.keys()]);
    const districts = new Set(named.map((code) => names.get(code)));
    // In the south-west, where the water rose first; on a usual day the whole city has one or two rows.
    expect([...districts]).toEqual(expect.arrayContaining(['G', 'J', 'K']));
    const hit = (district: string | undefined) =>
      rows.filter((row) => dayOf(row) === '2017-08-26' && row['DISTRICT'] === district).length;
    for (const district of districts) expect(hit(district)).toBeGreaterThan(5);
  });

  test('shows its hotspots on the wall when the water stands', () => {
    const spots = on('2017-08-27').filter(
      ({ peak }) => peak.question === 'hotspot' && peak.level === 'wall',
    );
    expect(spots.length).toBeGreaterThanOrEqual(3);
    for (const { peak } of spots) expect(peak.category).toBe('drainage-flooding');
  });

  test.each(['2017-09-08', '2017-09-12'])('names what was entered in one go on %s', (day) => {
    const named = on(day).filter(({ peak }) => peak.batch?.channel === 'app');
    expect(named.length).toBeGreaterThan(0);
    for (const { peak } of named) expect(peak.level).toBe('review');
    const surges = on(day).filter(({ peak }) => peak.question === 'surge');
    expect(surges.filter(({ peak }) => peak.level === 'wall')).toEqual([]);
  });

  test('leaves potholes, the control, off the wall', () => {
    const potholes = signals.filter(({ peak }) => peak.category === 'roads-surface');
    expect(potholes.filter(({ peak }) => peak.level === 'wall')).toEqual([]);
  });
});

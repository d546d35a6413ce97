import { describe, expect, test } from 'vitest';
import type { SignalRow } from '@heed/shared/signals';
import { Journal } from '../src/journal/journal';
import { allProjections, FoldSet } from '../src/projections/fold-set';
import { JournalStory } from './journal-story';
import { useDatabase } from './pg';

const database = useDatabase();
const MINUTE = 60_000;
const DISTRICTS = ['mill', 'harbour', 'hill', 'gate'];
const CATEGORIES = ['water-odour', 'power'];
/** Tuesday, 18:00 in the deployment's zone. */
const EVENING = Date.UTC(2026, 2, 17, 10);

describe('the numbers of a signal', () => {
  test('what its sentence says is what SQL counts over the journal', async () => {
    const story = history();
    surge(story);
    const rows = await signals(story);
    expect(hotspotOf(rows)).toMatchObject({
      zone: { kind: 'district', id: 'mill' },
      level: 'wall',
    });
    for (const row of rows) {
      const { observed, people } = row;
      const counted = await countBySql(row);
      expect({ observed, people }).toEqual(counted.now);
      // Nineteen of twenty days have no more than `high` at this time; here each of them.
      expect(Math.max(...counted.days)).toBeLessThanOrEqual(row.high);
      const mean = counted.days.reduce((sum, day) => sum + day, 0) / counted.days.length;
      expect(row.usual).toBeGreaterThan(mean / 2);
      expect(row.usual).toBeLessThan(mean * 2);
      expect(row.chance).toBeLessThan(1e-6);
      expect(row.intervalDays).toBeGreaterThan(30);
    }
  });

  test('who calls again and again is one person, in the row as in SQL', async () => {
    const story = history();
    surge(story);
    for (let n = 0; n < 10; n += 1) arrive(story, EVENING + 56 * MINUTE, { person: 9_001 });
    const row = hotspotOf(await signals(story));
    expect(row?.observed).toBe((row?.people ?? 0) + 9);
    const counted = row && (await countBySql(row));
    expect(counted?.now).toEqual({ observed: row?.observed, people: row?.people });
  });
});

function hotspotOf(rows: readonly SignalRow[]): SignalRow | undefined {
  return rows.find(({ question, category }) => question === 'hotspot' && category === 'power');
}

/** Twenty days, each hour of the day some complaints of every district and category. */
function history(): JournalStory {
  const story = new JournalStory('2026-03-16T16:00:00.000Z', realmOf());
  let person = 0;
  for (let day = 21; day >= 1; day -= 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      DISTRICTS.forEach((district, d) => {
        const receivedAt =
          EVENING - (day * 24 - hour) * 60 * MINUTE + ((d * 7 + day) % 50) * MINUTE;
        const category = CATEGORIES[(d + hour + day) % CATEGORIES.length] ?? null;
        person += 1;
        story.registers({
          historic: true,
          receivedAt: new Date(receivedAt).toISOString(),
          district,
          category,
          person,
        });
      });
    }
  }
  return story;
}

/** Forty complaints about power from one district within the hour, a few from the others. */
function surge(story: JournalStory): void {
  for (let n = 0; n < 40; n += 1) {
    arrive(story, EVENING + 10 * MINUTE + n * MINUTE, { person: 10_000 + n });
  }
  DISTRICTS.slice(1).forEach((district, n) =>
    arrive(story, EVENING + (50 + n) * MINUTE, { district, person: 20_000 + n }),
  );
}

function arrive(
  story: JournalStory,
  time: number,
  told: { readonly district?: string; readonly person: number },
): void {
  story
    .at(new Date(time).toISOString())
    .registers({ district: 'mill', category: 'power', ...told });
}

async function signals(story: JournalStory): Promise<SignalRow[]> {
  const journal = new Journal(database().database);
  const folds = new FoldSet(allProjections({ timeZone: 'Asia/Shanghai' }));
  for (const entry of story.entries) {
    const { at, realm, actor, position: _, ...event } = entry;
    const position = await journal.append([event], { at, realm, actor });
    folds.apply({ ...entry, position });
  }
  const parts = folds.parts(realm, EVENING + 62 * MINUTE, { baselineNeeded: 14 });
  return Object.values(parts.signals);
}

let realm = '';
let realms = 0;
function realmOf(): string {
  realms += 1;
  realm = `drill-sentence-${realms}`;
  return realm;
}

/** The window itself, and the same hours of each day before, from the journal's own entries. */
async function countBySql(row: SignalRow) {
  const counts = await database().database.query<{ ago: number; observed: number; people: number }>(
    `with received as (
       select (d.data ->> 'receivedAt')::timestamptz as at, d.data ->> 'personId' as person,
         (d.data -> 'after' ->> 'historic')::boolean as historic
       from journal j cross join lateral (select j.entry::jsonb -> 'data' as data) d
       where j.realm = $1 and j.type = 'complaint-registered'
         and ($2::text is null or d.data ->> 'district' = $2)
         and ($3::text is null or d.data ->> 'category' = $3))
     select ago, count(r.at)::int as observed, count(distinct r.person)::int as people
     from generate_series(0, 20) ago
       left join received r on r.at >= $4::timestamptz - ago * interval '1 day' - $5 * interval '1 minute'
         and r.at < $4::timestamptz - ago * interval '1 day'
         -- History teaches what is usual and is never unusual itself.
         and (ago > 0 or not r.historic)
     group by ago order by ago`,
    [realm, row.zone.id, row.category, row.at, row.window],
  );
  const [now, ...days] = counts;
  return {
    now: { observed: now?.observed, people: now?.people },
    days: days.map(({ observed }) => observed),
  };
}

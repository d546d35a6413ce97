/**
 * A real year replayed through the whole product, and what the signals say of it. There is no truth in it
 * but the days of the storm and those on which rows were entered in one go: the rates of the months before
 * are printed beside the nominal ones.
 */
import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ReplayRow } from '@heed/shared/replays';
import { projectRoot } from '../../src/config/project-root';
import type { JournalEntry } from '../../src/journal/events';
import { startProduct, type Product } from '../product';
import { report } from '../report';
import { signalsOf, type SignalEpisode } from './year-of-signals';

const FILE = join(projectRoot(), '../shared/data/houston-2017/requests.csv');
const MAPPING = join(projectRoot(), 'server/data/mapping-examples/houston-2017.json');
const ZONE = 'America/Chicago';
const DAY = 86_400_000;
const HOUR = 3_600_000;
/** After the two weeks of a first baseline, before the storm. */
const QUIET = { from: '2017-01-16', to: '2017-08-25' };
const TARGET_SECONDS = 240;

export async function houstonBench(): Promise<void> {
  if (!existsSync(FILE)) return console.error(`houston: skipped, ${FILE} is not there`);
  const product = await startProduct();
  try {
    const begun = performance.now();
    const replay = await replayed(product);
    const seconds = (performance.now() - begun) / 1_000;
    report({
      bench: 'houston-replay',
      ours: seconds,
      limit: TARGET_SECONDS,
      unit: 's',
      target: TARGET_SECONDS,
      better: 'less',
      note: `${replay.rows} rows, ${replay.told} moments, ${replay.refused} refused`,
    });
    tell(signalsOf(await entriesOf(product, replay.realm), ZONE));
  } finally {
    await product.stop();
  }
}

function tell(year: readonly SignalEpisode[]): void {
  const quiet = year.filter(({ openedAt }) => isBetween(openedAt, QUIET));
  const days = (Date.parse(QUIET.to) - Date.parse(QUIET.from)) / DAY;
  for (const interval of [1, 7, 30]) {
    const opened = quiet.filter(({ peak }) => peak.intervalDays >= interval).length;
    const nominal = days / interval;
    console.error(
      `houston: signals of an interval of ${interval} days and more: ${opened} in ${days} quiet days, nominal ${nominal.toFixed(1)}`,
    );
    console.log(JSON.stringify({ bench: `houston-interval-${interval}`, ours: opened, nominal }));
  }
  for (const [name, day] of [
    ['storm', '2017-08-26'],
    ['batch', '2017-09-08'],
    ['batch', '2017-09-12'],
  ] as const) {
    const surges = ofDay(year, day).filter(({ peak }) => peak.question === 'surge');
    const wall = surges.filter(({ peak }) => peak.level === 'wall').length;
    const named = surges.filter(({ batch }) => batch).length;
    console.error(
      `houston: ${name} ${day}: ${surges.length} surges, ${wall} on the wall, ${named} named as entered in one go`,
    );
    console.log(
      JSON.stringify({ bench: `houston-${name}-${day}`, surges: surges.length, wall, named }),
    );
  }
  const potholes = year.filter(({ peak }) => peak.category === 'roads-surface');
  const wall = potholes.filter(({ peak }) => peak.level === 'wall').length;
  console.error(`houston: potholes, the control: ${potholes.length} signals, ${wall} on the wall`);
  console.log(JSON.stringify({ bench: 'houston-potholes', signals: potholes.length, wall }));
}

export function ofDay(year: readonly SignalEpisode[], day: string): SignalEpisode[] {
  const to = new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
  return year.filter(({ openedAt }) => isBetween(openedAt, { from: day, to }));
}

/** Days of the city's summer: five hours behind. */
function isBetween(time: number, { from, to }: { readonly from: string; readonly to: string }) {
  const local = time - 5 * HOUR;
  return local >= Date.parse(from) && local < Date.parse(to);
}

async function replayed(product: Product): Promise<ReplayRow> {
  const body = new FormData();
  const mapping: unknown = JSON.parse(readFileSync(MAPPING, 'utf8'));
  const options = { mapping, zone: ZONE, name: 'houston', requestId: 'houston' };
  body.set('options', JSON.stringify(options));
  body.set('file', await openAsBlob(FILE), 'requests.csv');
  let row = ReplayRow.parse(await ask(product, '/api/replays', { method: 'POST', body }));
  while (row.state === 'running') {
    await wait(500);
    row = ReplayRow.parse(await ask(product, '/api/replays/houston', {}));
  }
  return row;
}

async function entriesOf(product: Product, realm: string): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (let after = 0; ;) {
    const answer = await fetch(`${product.url}/api/journal?after=${after}&limit=10000`, {
      headers: { cookie: product.cookie },
    });
    const page = (await answer.text()).split('\n').filter((line) => line !== '');
    const parsed = page.map((line) => JSON.parse(line) as JournalEntry);
    entries.push(...parsed.filter((entry) => entry.realm === realm));
    const last = parsed.at(-1);
    if (!last) return entries;
    after = last.position;
  }
}

async function ask(
  { url, cookie }: Product,
  path: string,
  init: { readonly method?: string; readonly body?: FormData },
): Promise<unknown> {
  const answer = await fetch(url + path, { ...init, headers: { cookie, origin: url } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

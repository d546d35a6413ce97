/** A real year replayed through the whole product, with its holidays, and what the signals say of it. */
import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Reference } from '@heed/shared/reference';
import { ReplayRow } from '@heed/shared/replays';
import { projectRoot } from '../../src/config/project-root';
import type { JournalEntry } from '../../src/journal/events';
import { startProduct, type Product } from '../product';
import { report } from '../report';
import { YearLines } from './year-lines';
import { signalsOf } from './year-of-signals';

const FILE = join(projectRoot(), '../shared/data/houston-2017/requests.csv');
const MAPPING = join(projectRoot(), 'server/data/mapping-examples/houston-2017.json');
const ZONE = 'America/Chicago';
/** Of the federal offices, as they were observed. */
const HOLIDAYS = [
  '2017-01-02',
  '2017-01-16',
  '2017-02-20',
  '2017-05-29',
  '2017-07-04',
  '2017-09-04',
  '2017-10-09',
  '2017-11-10',
  '2017-11-23',
  '2017-12-25',
];
const TARGET_SECONDS = 240;

export async function houstonBench(): Promise<void> {
  if (!existsSync(FILE)) return console.error(`houston: skipped, ${FILE} is not there`);
  const product = await startProduct();
  try {
    await setHolidays(product);
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
    const entries = await entriesOf(product, replay.realm);
    const lines = new YearLines(signalsOf(entries, ZONE), entries, ZONE);
    lines.tell(await districtNames(product, replay.realm));
  } finally {
    await product.stop();
  }
}

/** The replay goes by the deployment's calendar. */
async function setHolidays(product: Product): Promise<void> {
  const body = new FormData();
  const lines = HOLIDAYS.map((date) => `${date},holiday,federal`);
  body.set('file', new Blob([['date,kind,name', ...lines].join('\n')]), 'holidays.csv');
  await ask(product, '/api/work-calendar/import', { method: 'POST', body });
}

async function districtNames(product: Product, realm: string): Promise<(code: string) => string> {
  const { places } = Reference.parse(await ask(product, `/api/reference?realm=${realm}`, {}));
  const names = new Map(places.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
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

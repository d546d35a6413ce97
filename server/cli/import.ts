/** `heed import`: sends a file to a running server and follows the import to its end. */
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ImportMapping, ImportPreview, ImportRow, type ImportOptions } from '@heed/shared/imports';
import { Reference } from '@heed/shared/reference';
import { HeedClient } from './heed-client';
import { DONE, FAILED, reasonOf, terminal, USAGE, type Environment, type Output } from './output';

const usage = `heed import FILE [--mapping MAP.json] [--zone ZONE] [--historic] [--realm NAME]

  FILE       a CSV or XLSX file; the first row names the columns
  --mapping  which column means what; without it the server's proposal is used and printed
  --zone     IANA zone of times without an offset, such as Asia/Shanghai; else the deployment's
  --historic rows are history: no deadlines, no alarms, they feed the baseline only
  --realm    real (the default), drill-NAME or replay-NAME

Environment: HEED_URL (http://127.0.0.1:3000), and HEED_KEY (an API key with complaints:write)
or HEED_ACCOUNT and HEED_PASSWORD.`;

const ASK_AGAIN_MILLISECONDS = 500;

/** Runs the verb; answers with the exit code: 0 done, 1 failed, 2 called wrongly. */
export async function importFile(
  args: readonly string[],
  environment: Environment = process.env,
  output: Output = terminal,
): Promise<number> {
  const wish = wishOf(args);
  if (!wish) {
    output.say(usage);
    return USAGE;
  }
  try {
    const client = await HeedClient.open(environment);
    return await sendAndFollow(client, wish, output);
  } catch (error) {
    output.say(`heed import: ${reasonOf(error)}`);
    return FAILED;
  }
}

interface Wish {
  readonly file: string;
  readonly zone: string | undefined;
  readonly mapping: string | undefined;
  readonly historic: boolean;
  readonly realm: string | undefined;
}

/** What was asked for, or null where it can't be understood. */
function wishOf(args: readonly string[]): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        zone: { type: 'string' },
        mapping: { type: 'string' },
        historic: { type: 'boolean', default: false },
        realm: { type: 'string' },
      },
    });
    const [file, ...more] = positionals;
    const { zone, mapping, historic, realm } = values;
    if (file === undefined || more.length > 0) return null;
    return { file, zone, mapping, historic, realm };
  } catch {
    return null;
  }
}

async function sendAndFollow(client: HeedClient, wish: Wish, output: Output): Promise<number> {
  const content = await openAsBlob(wish.file);
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    data.set('file', content, basename(wish.file));
    return data;
  };
  const mapping = wish.mapping
    ? ImportMapping.parse(JSON.parse(await readFile(wish.mapping, 'utf8')))
    : await proposedMapping(client, form({}), wish, output);
  const { historic, realm } = wish;
  const zone = wish.zone ?? Deployment.parse(await client.get('/api/reference')).timeZone;
  const options: ImportOptions = { mapping, zone, historic, ...(realm ? { realm } : {}) };
  const sent = await client.post('/api/imports', form({ options: JSON.stringify(options) }));
  return follow(client, ImportRow.parse(sent), output);
}

/** What the command line needs of the reference lists. */
const Deployment = Reference.pick({ timeZone: true }).loose();

async function proposedMapping(client: HeedClient, file: FormData, wish: Wish, output: Output) {
  const preview = ImportPreview.parse(await client.post('/api/imports/preview', file));
  output.say('mapping proposed by the server:');
  output.say(JSON.stringify(preview.proposal, null, 2));
  if (preview.proposeHistoric && !wish.historic) {
    output.say('most rows are older than a week: --historic may be meant');
  }
  return preview.proposal;
}

async function follow(client: HeedClient, first: ImportRow, output: Output): Promise<number> {
  let row = first;
  let said = '';
  while (row.state === 'queued' || row.state === 'running') {
    const line = `${row.state} ${row.rows}/${row.totalRows ?? '?'}`;
    if (line !== said) output.say(line);
    said = line;
    await wait(ASK_AGAIN_MILLISECONDS);
    row = ImportRow.parse(await client.get(`/api/imports/${row.id}`));
  }
  const { added, repeats, updated, unchanged, refused } = row;
  output.say(
    `${row.state}: ${row.rows} rows, ${added} added, ${repeats} repeats, ${updated} updated, ` +
      `${unchanged} unchanged, ${refused} refused`,
  );
  if (row.error !== null) output.say(row.error);
  output.print(JSON.stringify(row));
  return row.state === 'done' ? DONE : FAILED;
}

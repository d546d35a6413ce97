/** `heed replay`: tells a file again on a running server, in its own time, and follows it to its end. */
import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ImportMapping } from '@heed/shared/imports';
import { ReplayLook, ReplayOptions, ReplayRow } from '@heed/shared/replays';
import { HeedClient } from './heed-client';
import { DONE, FAILED, reasonOf, terminal, USAGE, type Environment, type Output } from './output';

const usage = `heed replay FILE --mapping MAP.json --zone ZONE [--realm NAME] [--speed N|max] [--skip-faults]

  FILE           a CSV or XLSX file; the first row names the columns
  --mapping      which column means what; receivedAt must be among them
  --zone         IANA zone of times without an offset, such as America/Chicago
  --realm        replay-NAME, or only NAME; else one is made up
  --speed        1 to 3600 times the wall clock's, or max (the default): as fast as it can be told
  --skip-faults  leaves rows at fault out instead of stopping at them

The file is tried out first: rows at fault are named by line, and nothing is kept.

Environment: HEED_URL (http://127.0.0.1:3000), and HEED_ACCOUNT and HEED_PASSWORD
of somebody who may run drills.`;

const ASK_AGAIN_MILLISECONDS = 1_000;

/** Runs the verb; answers with the exit code: 0 told to its end, 1 failed, 2 called wrongly. */
export async function replayFile(
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
    return await tryAndTell(await HeedClient.open(environment), wish, output);
  } catch (error) {
    output.say(`heed replay: ${reasonOf(error)}`);
    return FAILED;
  }
}

interface Wish {
  readonly file: string;
  readonly mapping: string;
  readonly zone: string;
  readonly name: string | undefined;
  readonly speed: number | null;
  readonly skipFaults: boolean;
}

/** What was asked for, or null where it can't be understood. */
function wishOf(args: readonly string[]): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        mapping: { type: 'string' },
        zone: { type: 'string' },
        realm: { type: 'string' },
        speed: { type: 'string', default: 'max' },
        'skip-faults': { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    const { mapping, zone, realm, speed } = values;
    if (file === undefined || more.length > 0 || !mapping || !zone) return null;
    return {
      file,
      mapping,
      zone,
      name: realm?.replace(/^replay-/, ''),
      speed: speed === 'max' ? null : Number(speed),
      skipFaults: values['skip-faults'],
    };
  } catch {
    return null;
  }
}

async function tryAndTell(client: HeedClient, wish: Wish, output: Output): Promise<number> {
  const { zone, name, speed, skipFaults } = wish;
  const mapping = ImportMapping.parse(JSON.parse(await readFile(wish.mapping, 'utf8')));
  const content = await openAsBlob(wish.file);
  const form = (options: object) => {
    const data = new FormData();
    data.set('options', JSON.stringify(options));
    data.set('file', content, basename(wish.file));
    return data;
  };
  const look = ReplayLook.parse(await client.post('/api/replays/trial', form({ mapping, zone })));
  sayLook(look, output);
  if (look.refused > 0 && !skipFaults) {
    output.say('nothing was kept; mend these rows, or leave them out with --skip-faults');
    return FAILED;
  }
  const options = ReplayOptions.parse({
    mapping,
    zone,
    speed,
    skipFaults,
    requestId: randomUUID(),
    ...(name !== undefined && { name }),
  });
  const opened = ReplayRow.parse(await client.post('/api/replays', form(options)));
  output.say(`wall: ${client.base}/wall?realm=${opened.realm}`);
  return follow(client, opened, output);
}

function sayLook({ rows, refused, faults, beginsAt, endsAt }: ReplayLook, output: Output): void {
  output.say(`${rows} rows from ${beginsAt ?? '—'} to ${endsAt ?? '—'}, ${refused} at fault`);
  for (const { line, message } of faults) output.say(`  line ${line}: ${message}`);
  if (refused > faults.length) output.say(`  and ${refused - faults.length} more`);
}

async function follow(client: HeedClient, first: ReplayRow, output: Output): Promise<number> {
  let row = first;
  while (row.state === 'running' || row.state === 'paused') {
    output.say(`${row.state} ${row.told}/${row.moments} at ${row.at}`);
    await wait(ASK_AGAIN_MILLISECONDS);
    row = ReplayRow.parse(await client.get(`/api/replays/${row.id}`));
  }
  output.say(`${row.state}: ${row.told}/${row.moments} moments, ${row.refused} rows refused`);
  output.print(JSON.stringify(row));
  return row.told === row.moments ? DONE : FAILED;
}

/** `heed journal …`: the parts of the journal; sets old ones apart to files and puts them back. */
import { parseArgs } from 'node:util';
import { attachPart, detachPart, MoveError } from '../src/journal/parts/move';
import { PartFileError } from '../src/journal/parts/part-file';
import { noteEnds, readParts, sizeOf, type Part } from '../src/journal/parts/part-rows';
import { Clock } from '../src/kernel/clock';
import { openStore, type OpenStore } from './open-store';
import { DONE, FAILED, USAGE } from './output';

const usage = `Usage: pnpm heed journal <what>
  parts                     lists the parts, the oldest first
  detach MONTH --to FOLDER  writes a part such as 2026-05 to a file and takes it out of the database
  attach FILE               puts a part back from its file`;

export async function journalParts(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { to: { type: 'string' } },
    allowPositionals: true,
  });
  const [what, operand, ...more] = positionals;
  const folder = values.to;
  if (more.length === 0 && what === 'parts' && operand === undefined) return withStore(list);
  if (more.length === 0 && what === 'detach' && operand !== undefined && folder !== undefined) {
    return withStore((store) => detach(store, operand, folder));
  }
  if (more.length === 0 && what === 'attach' && operand !== undefined) {
    return withStore((store) => attach(store, operand));
  }
  console.error(usage);
  return USAGE;
}

async function withStore(work: (store: OpenStore) => Promise<void>): Promise<number> {
  const store = await openStore();
  try {
    await work(store);
    return DONE;
  } catch (error) {
    if (!(error instanceof MoveError || error instanceof PartFileError)) throw error;
    console.error(error.message);
    return FAILED;
  } finally {
    await store.close();
  }
}

async function list({ database }: OpenStore): Promise<void> {
  await noteEnds(database);
  for (const part of await readParts(database.pool)) console.log(lineOf(part));
}

function lineOf(part: Part): string {
  const { from, to, month, state, ends, file } = part;
  const range = `${from}–${to === null ? '' : to - 1}`;
  const entries = to === null ? '' : `${sizeOf(part)} entries`;
  const times = ends ? `${ends.firstAt} to ${ends.lastAt}` : 'not full yet';
  const hashes = ends ? `${start(ends.beforeHash)}…${start(ends.lastHash)}` : '';
  return [month ?? '-', state, range, entries, times, hashes, file ?? ''].join('\t');
}

/** Enough of a hash to tell it from others. */
function start(hash: Buffer): string {
  return hash.toString('hex').slice(0, 12);
}

async function detach({ database }: OpenStore, month: string, folder: string): Promise<void> {
  const path = await detachPart(database, { month, folder, now: new Clock().now() });
  console.log(`${month} is set apart: ${path}`);
  console.log(
    'Until it is put back: cases that lie in it show no history, boards, reports and numbers of its time ' +
      'are refused, rebuild is refused, and a version of Heed with other folds needs it at its first start.',
  );
}

async function attach({ database }: OpenStore, path: string): Promise<void> {
  console.log(`${await attachPart(database, path)} is back`);
}

/**
 * How soon the product is there again over a million open cases and ten million entries, from states
 * that were kept: until its probe says ready, until a screen has its board, and what it takes of memory.
 */
import { readFileSync, rmSync } from 'node:fs';
import pg from 'pg';
import { Database, type Connection } from '../src/kernel/database/database';
import { allProjections, FoldSet } from '../src/projections/fold-set';
import { SnapshotStore } from '../src/projections/snapshot-store';
import { fillCases } from './case-fill';
import type { Crowd, CrowdOptions } from './crowd';
import { fillAtRest } from './fill-at-rest';
import { fillNewJournal } from './journal-fill';
import { cityJournal, openCases, type JournalSize } from './open-cases';
import { launch, runRole, startProduct, type Launched, type Product } from './product';
import { median, report } from './report';

const SIZE: JournalSize = { open: 1_000_000, entries: 10_000_000 };
const SMALL: JournalSize = { open: 20_000, entries: 200_000 };
const TARGETS = { ready: 10_000, memory: 150 } as const;
const SETTINGS = { timeZone: 'Asia/Shanghai' };
/** What a start leaves behind is gone by then, as an operator would see it. */
const SETTLES = 60_000;
const LOOKS = 30;
const BETWEEN_LOOKS = 1_000;
/** With the part `small` a fiftieth of it, in a minute or two. */
export async function startBench(part?: string): Promise<void> {
  const size = part === 'small' ? SMALL : SIZE;
  const { dataDir, key } = await emptied();
  try {
    const empty = await started(dataDir, key);
    await fill(dataDir, size);
    const full = await started(dataDir, key);
    const note = `${size.open} open cases, ${size.entries} entries; empty ${empty.ready.toFixed(0)} ms`;
    less('start ready', full.ready, { target: TARGETS.ready, unit: 'ms', note });
    less('start board', full.board, { target: TARGETS.ready, unit: 'ms', note: 'on a screen' });
    less('start memory', full.memory - empty.memory, {
      target: TARGETS.memory,
      unit: 'MB',
      note: `over the ${empty.memory.toFixed(0)} MB of an empty product, a minute after the start`,
    });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A product after its first start and stop: its folder, and a key to its board. */
async function emptied(): Promise<Pick<Product, 'dataDir' | 'key'>> {
  const product = await startProduct();
  await product.halt();
  return product;
}

interface Start {
  /** Milliseconds. */
  readonly ready: number;
  readonly board: number;
  /** Megabytes. */
  readonly memory: number;
}

async function started(dataDir: string, key: string): Promise<Start> {
  const product = await launch(dataDir);
  try {
    const options: CrowdOptions = { url: product.url, key, clients: 1, staySeconds: 0 };
    const { usable } = await runRole<Crowd>('--crowd', options);
    const ready = product.readyAfter;
    return { ready, board: ready + median(usable), memory: await settled(product) };
  } finally {
    await product.stop();
  }
}

async function settled({ child }: Launched): Promise<number> {
  await quiet(SETTLES);
  const looks: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    looks.push(residentOf(child.pid ?? 0));
    await quiet(BETWEEN_LOOKS);
  }
  return median(looks);
}

/** In megabytes. */
function residentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
}

export interface FoldingOptions {
  readonly connection: Connection;
  readonly size: JournalSize;
  readonly end: number;
}

interface Folded {
  readonly position: number;
}

/** The entries and the rows of the open cases, and beside them, in a process of its own, the folds' states. */
function fill(dataDir: string, size: JournalSize): Promise<void> {
  const end = Date.now();
  return fillAtRest(dataDir, async (connection) => {
    const folded = runRole<Folded>('--folded', { connection, size, end } satisfies FoldingOptions);
    const position = await fillNewJournal(connection, cityJournal(size, end));
    await fillCases(connection, openCases(size.open, end));
    const states = await folded;
    if (states.position !== position) throw new Error('the states are of another journal');
  });
}

/** Folds what the journal is filled with, after what it holds now, and keeps the states of its end. */
export async function runFolding({ connection, size, end }: FoldingOptions): Promise<void> {
  const pool = new pg.Pool({ ...connection });
  const database = new Database(pool);
  const snapshots = new SnapshotStore(database);
  const folds = new FoldSet(allProjections(SETTINGS));
  for await (const kept of snapshots.load()) folds.takeUp(kept);
  const before = folds.needed;
  let position = before;
  for (const entry of cityJournal(size, end)) {
    position = before + entry.position;
    folds.apply({ ...entry, position });
  }
  const madeAt = new Date(end).toISOString();
  for (const kept of folds.inPieces(position)) await snapshots.store(kept, madeAt);
  await pool.end();
  process.send?.({ position } satisfies Folded, undefined, undefined, () => process.exit(0));
}

function less(
  bench: string,
  ours: number,
  { target, unit, note }: { target: number; unit: string; note: string },
): void {
  report({ bench, ours, limit: target, target, unit, note, better: 'less' });
}

function quiet(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

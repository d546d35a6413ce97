import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { JournalStory } from '../../test/journal-story';
import { seeded, upTo } from '../../test/random-story';
import { useDatabase } from '../../test/pg';
import { JournalBell } from '../journal/bell';
import { Journal } from '../journal/journal';
import { Clock } from '../kernel/clock';
import { RealmClock } from '../kernel/realm-clock';
import { allProjections } from './fold-set';
import { Follower } from './follower';
import type { FoldedEntry, Projection } from './projection';
import { SnapshotStore } from './snapshot-store';

const database = useDatabase();
const projections = allProjections({ timeZone: 'Asia/Shanghai' });
const running: Follower[] = [];
const NOON = Date.parse('2026-03-02T12:00:00.000Z');

beforeEach(async () => {
  await database().database.query('delete from fold_snapshot');
  await database().database.query('delete from journal');
  await database().database.query('update journal_head set position = 0');
});

afterEach(async () => {
  for (const follower of running.splice(0)) await follower.stop();
});

describe('following the journal', () => {
  test('everything that was there at the start is folded when it says that it has caught up', async () => {
    await commit(openings(1_203));
    const follower = await started();
    expect(follower.isCaughtUp).toBe(true);
    expect(follower.position).toBe(1_203);
    expect(follower.boardParts('real', NOON).overdue.now?.open).toBe(1_203);
  });

  test('what the folds know is current until the journal has not been looked at for two seconds', async () => {
    let now = 0;
    class Hand extends Clock {
      override monotonic(): number {
        return now;
      }
    }
    const follower = await started(projections, new Hand());
    expect(follower.isCurrent).toBe(true);
    now += 2_001;
    expect(follower.isCurrent).toBe(false);
    follower.ring();
    await expect.poll(() => follower.isCurrent).toBe(true);
  });

  test('the bell brings what is committed later, every entry once and in order', async () => {
    const follower = await started();
    const heard: number[] = [];
    follower.onAdvanced((entries) => heard.push(...entries.map(({ position }) => position)));
    const bell = new JournalBell(database().connection, () => follower.ring());
    await bell.listen();
    try {
      const story = openings(0);
      for (let n = 0; n < 20; n += 1) {
        story.registers();
        await append(story.entries.slice(-1));
      }
      await expect.poll(() => follower.position, { timeout: 3_000 }).toBe(20);
      expect(heard).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    } finally {
      await bell.close();
    }
  });

  test('two nodes that write in turns are heard by each, every entry once and in order', async () => {
    const nodes = [nodeWith(), nodeWith()];
    const heard = nodes.map(() => [] as FoldedEntry[]);
    const bells: JournalBell[] = [];
    for (const [n, { follower }] of nodes.entries()) {
      await follower.start();
      await follower.caughtUp;
      follower.onAdvanced((entries) => heard[n]?.push(...entries));
      const bell = new JournalBell(database().connection, () => follower.ring());
      await bell.listen();
      bells.push(bell);
    }
    const random = seeded(83_609);
    const story = openings(300);
    const waiting = [...story.entries];
    const writes = nodes.map(async ({ journal }) => {
      while (waiting.length > 0) {
        await write(journal, waiting.splice(0, 1 + upTo(4, random)));
        if (random() < 0.2) await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
    await Promise.all(writes);
    try {
      for (const { follower } of nodes) {
        await expect.poll(() => follower.position, { timeout: 3_000 }).toBe(300);
      }
    } finally {
      for (const bell of bells) await bell.close();
    }
    const stored = await new Journal(database().database).readAfter(0, 1_000);
    expect(stored.map(({ position }) => position)).toEqual(upwards(300));
    for (const own of heard) expect(own).toEqual(stored);
  });

  test('what was not committed is heard of by nobody, and what comes at its position is', async () => {
    const { journal, follower } = nodeWith();
    await follower.start();
    await follower.caughtUp;
    const heard: FoldedEntry[] = [];
    follower.onAdvanced((entries) => heard.push(...entries));
    const [one, two, three] = openings(3).entries;
    if (!one || !two || !three) throw new Error('the story is too short');
    const { database: db } = database();
    const failing = db.transaction(async (client) => {
      await journal.append([one], one, client);
      throw new Error('not today');
    });
    await expect(failing).rejects.toThrow('not today');
    // A failed statement that nobody lets through: PostgreSQL rolls back where it is told to commit.
    await db.transaction(async (client) => {
      await journal.append([two], two, client);
      await client.query('select 1 / 0').catch(() => undefined);
    });
    await db.transaction((client) => journal.append([three], three, client));
    await expect.poll(() => follower.position).toBe(1);
    expect(heard.map(({ data }) => data)).toEqual([three.data]);
    expect(heard).toEqual(await new Journal(db).readAfter(0, 10));
  });

  test('a long page is folded in stretches, between which others have their turn', async () => {
    await commit(openings(250));
    const happened: string[] = [];
    const follower = new Follower(
      new Journal(database().database),
      new SnapshotStore(database().database),
      new RealmClock(new Clock()),
      projections,
    );
    running.push(follower);
    follower.onAdvanced((entries) => {
      happened.push(`${entries.length} folded`);
      setImmediate(() => happened.push('others'));
    });
    await follower.start();
    await follower.caughtUp;
    expect(happened).toEqual(['100 folded', 'others', '100 folded', 'others', '50 folded']);
  });

  test('a second start takes up the kept states and reads only what came after', async () => {
    const story = openings(30);
    await commit(story);
    const first = await started();
    const board = first.boardParts('real', NOON);
    await first.stop();
    const read: FoldedEntry[] = [];
    const second = make(projections);
    second.onAdvanced((entries) => read.push(...entries));
    await second.start();
    await second.caughtUp;
    expect(read).toEqual([]);
    expect(second.boardParts('real', NOON)).toEqual(board);
    story.registers();
    await append(story.entries.slice(-1));
    second.ring();
    await expect.poll(() => read.length).toBe(1);
  });

  test('dropped states are folded again from position 0, to the same bytes', async () => {
    await commit(openings(40));
    const store = new SnapshotStore(database().database);
    await (await started()).stop();
    const kept = await Array.fromAsync(store.load());
    expect(kept).toHaveLength(projections.length);
    await store.drop();
    await (await started()).stop();
    expect(await Array.fromAsync(store.load())).toEqual(kept);
  });

  test('a fold that stopped is reported, and the next start tries it again', async () => {
    await commit(openings(5));
    let broken = true;
    const fragile: Projection = {
      name: 'fragile',
      version: 1,
      empty: () => ({
        apply: () => {
          if (broken) throw new Error('not today');
        },
        rows: () => ({}),
        save: () => new Uint8Array([1]),
      }),
      load: () => fragile.empty(),
    };
    const first = await started([...projections, fragile]);
    expect(first.stopped).toEqual([
      { fold: 'fragile', realm: 'real', since: 1, reason: 'not today' },
    ]);
    expect(first.boardParts('real', NOON).overdue.now?.open).toBe(5);
    await first.stop();
    broken = false;
    const second = await started([...projections, fragile]);
    expect(second.stopped).toEqual([]);
    expect(second.boardParts('real', NOON).overdue.now?.open).toBe(5);
  });

  test('a hole in the positions is not stepped over', async () => {
    await commit(openings(3));
    await database().database.query('delete from journal where position = 2');
    const follower = make(projections);
    await follower.start();
    await expect.poll(() => follower.failure).toBe('the journal goes from entry 1 to 3');
    expect(follower.position).toBe(1);
    expect(follower.isCaughtUp).toBe(false);
  });

  test('a node that is behind does not overwrite what one further ahead has kept', async () => {
    const story = openings(2);
    await commit(story);
    const behind = await started();
    story.registers();
    await append(story.entries.slice(-1));
    await (await started()).stop();
    await behind.storeSnapshots();
    const kept = await Array.fromAsync(new SnapshotStore(database().database).load());
    expect(kept.map(({ position }) => position)).toEqual(projections.map(() => 3));
  });
});

function openings(count: number): JournalStory {
  const story = new JournalStory('2026-03-02T10:00:00.000Z');
  for (let n = 0; n < count; n += 1) story.registers();
  return story;
}

async function commit(story: JournalStory): Promise<void> {
  await append(story.entries);
}

async function append(entries: readonly FoldedEntry[]): Promise<void> {
  const [first] = entries;
  if (!first) return;
  const { at, realm, actor } = first;
  const journal = new Journal(database().database);
  await journal.append([...entries], { at, realm, actor });
}

/** A node with a journal of its own, through which it writes and follows. */
function nodeWith(): { journal: Journal; follower: Follower } {
  const journal = new Journal(database().database);
  return { journal, follower: make(projections, new Clock(), journal) };
}

async function write(journal: Journal, entries: readonly FoldedEntry[]): Promise<void> {
  const [first] = entries;
  if (first) await journal.append(entries, first);
}

function upwards(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n + 1);
}

function make(
  kinds: readonly Projection[],
  clock = new Clock(),
  journal = new Journal(database().database),
): Follower {
  const store = new SnapshotStore(database().database);
  const follower = new Follower(journal, store, new RealmClock(clock), kinds);
  running.push(follower);
  return follower;
}

async function started(
  kinds: readonly Projection[] = projections,
  clock = new Clock(),
): Promise<Follower> {
  const follower = make(kinds, clock);
  await follower.start();
  await follower.caughtUp;
  return follower;
}

/**
 * Tells the journal of every signal that opens and closes, once over all nodes: each node's folds see
 * the same, and the row of the signal lets only the first one tell it.
 */
import { Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { BoardParts } from '@heed/shared/board';
import type { SignalRow } from '@heed/shared/signals';
import type { Realm } from '@heed/shared/vocabulary';
import { SYSTEM_ACTOR } from '../../journal/events';
import { DeskWriter, type DeskChange } from '../../journal/desk-writer';
import { Database } from '../../kernel/database/database';
import { Ticker } from '../ticker';

const TICK_MILLISECONDS = 5_000;

/** Where the open signals of each realm are asked for. */
export interface SignalSource {
  /** False while folds are behind: what they call open may be long over. */
  readonly isCurrent: boolean;
  readonly isCaughtUp: boolean;
  knownRealms(): readonly Realm[];
  signals(realm: Realm): BoardParts['signals'];
}

export class SignalKeeper implements BeforeApplicationShutdown {
  /** The ids that were open at the last look, by realm: nothing is asked while they stay. */
  private readonly seen = new Map<Realm, string>();
  private readonly ticker = new Ticker(() => this.look(), new Logger(SignalKeeper.name));

  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    private readonly source: SignalSource,
  ) {}

  start(): void {
    this.ticker.start(TICK_MILLISECONDS);
  }

  tick(): Promise<void> {
    return this.ticker.tick();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  private async look(): Promise<void> {
    if (!this.source.isCaughtUp || !this.source.isCurrent) return;
    for (const realm of this.source.knownRealms())
      await this.keep(realm, this.source.signals(realm));
  }

  private async keep(realm: Realm, open: BoardParts['signals']): Promise<void> {
    const ids = Object.keys(open).toSorted().join(' ');
    const before = this.seen.get(realm);
    if (before === ids) return;
    const standing = await this.database.query<{ id: string }>(
      'select id from signal where realm = $1 and closed_at is null',
      [realm],
    );
    const known = new Set(standing.map(({ id }) => id));
    for (const [id, signal] of Object.entries(open)) {
      if (!known.has(id)) await this.write(realm, (change) => opens(change, id, signal));
    }
    const gone = [...known].filter((id) => open[id] === undefined);
    // Another node may have come further: what this one never saw open is over a look later only.
    const seen = new Set(before?.split(' '));
    for (const id of gone) {
      if (seen.has(id)) await this.write(realm, (change) => closes(change, id));
    }
    const waiting = gone.filter((id) => !seen.has(id));
    this.seen.set(realm, [...Object.keys(open), ...waiting].toSorted().join(' '));
  }

  private async write(realm: Realm, work: (change: DeskChange) => Promise<string>): Promise<void> {
    const request = { realm, by: SYSTEM_ACTOR, requestId: null, body: null };
    await this.writer.write(request, work);
  }
}

async function opens(change: DeskChange, id: string, signal: SignalRow): Promise<string> {
  const made = await change.query(
    `insert into signal (realm, id, opened_at) values ($1, $2, $3)
     on conflict do nothing returning id`,
    [change.realm, id, change.at],
  );
  if (made.length > 0) change.note({ type: 'signal-opened', data: openingOf(id, signal) });
  return id;
}

async function closes(change: DeskChange, id: string): Promise<string> {
  const closed = await change.query(
    `update signal set closed_at = $3 where realm = $1 and id = $2 and closed_at is null
     returning id`,
    [change.realm, id, change.at],
  );
  if (closed.length > 0) change.note({ type: 'signal-closed', data: { signal: id } });
  return id;
}

function openingOf(id: string, signal: SignalRow) {
  const { question, zone, category, topic, window, observed, people, expected, usual } = signal;
  const { chance, intervalDays, level, batch, since } = signal;
  const figures = { window, observed, people, expected, usual, chance, intervalDays };
  const place = { zone: zone.kind, place: zone.id, category, topic };
  return {
    signal: id,
    question,
    ...place,
    ...figures,
    level,
    batch: batch?.channel ?? null,
    since,
  };
}

/**
 * Sees to it that states of the folds are kept while the realms go on: those that the live folds keep,
 * and more between as soon as it is quiet.
 */
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import { isOutage } from '../kernel/database/database';
import { RefusedError } from '../kernel/refusal';
import { Follower } from '../projections/follower';
import { Checkpoints } from './checkpoints';
import { PastBoards } from './past-boards';

/** So many entries of a realm are worth a look at what is kept of it. */
const WORTH_A_LOOK = 1_250;
const LOOK_MILLISECONDS = 5_000;
/** When more than these come between two looks, the machine is needed for them. */
const MOST_WHEN_QUIET = 1_250;

@Injectable()
export class StateKeeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('time-machine');
  private taking: Promise<void> = Promise.resolve();
  /** Entries of each realm since its states were looked at. */
  private readonly since = new Map<Realm, number>();
  /** Realms that are looked at as soon as it is quiet. */
  private readonly due = new Set<Realm>();
  private cameLately = 0;
  private look: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly follower: Follower,
    private readonly checkpoints: Checkpoints,
    private readonly boards: PastBoards,
  ) {}

  onModuleInit(): void {
    this.follower.onKept(() => {
      this.taking = this.taking.then(() => this.trying(() => this.checkpoints.takeKept()));
    });
    this.follower.onAdvanced((entries) => this.count(entries.map(({ realm }) => realm)));
  }

  /** The folds keep their states once more when they stop: those are taken before the database goes away. */
  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.look) clearTimeout(this.look);
    await this.taking;
  }

  /** [X7] At once, for whoever is about to move along a realm's past; the rest when it is quiet. */
  async prepare(realm: Realm): Promise<void> {
    this.since.delete(realm);
    this.due.delete(realm);
    await this.trying(async () => {
      if (await this.boards.prepare(realm)) this.whenQuiet(realm);
    });
  }

  private count(realms: readonly Realm[]): void {
    // A start that has much to fold has no time for the past.
    if (!this.follower.isCaughtUp) return;
    this.cameLately += realms.length;
    for (const realm of realms) this.since.set(realm, (this.since.get(realm) ?? 0) + 1);
    for (const realm of new Set(realms)) {
      if ((this.since.get(realm) ?? 0) >= WORTH_A_LOOK) this.whenQuiet(realm);
    }
  }

  private whenQuiet(realm: Realm): void {
    if (this.stopped) return;
    this.due.add(realm);
    this.look ??= setTimeout(() => this.lookAround(), LOOK_MILLISECONDS).unref();
  }

  /** [X5] In a flood the past waits: what the live folds keep meanwhile is where it goes on. */
  private lookAround(): void {
    this.look = null;
    const isQuiet = this.cameLately <= MOST_WHEN_QUIET;
    this.cameLately = 0;
    for (const realm of this.due) {
      if (isQuiet) void this.prepare(realm);
      else this.whenQuiet(realm);
    }
  }

  /** The next time is soon enough where this one fails. */
  private async trying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // One whose entries are set apart, or whose thread has just ended, has been told why.
      if (isOutage(error) || error instanceof RefusedError) return;
      this.logger.warn({ msg: 'states could not be kept', error });
    }
  }
}

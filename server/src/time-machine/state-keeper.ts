/** Sees to it that states of the folds are kept while the realms go on: those that the live folds keep, and more between. */
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import { isOutage } from '../kernel/database/database';
import { RefusedError } from '../kernel/refusal';
import { Follower } from '../projections/follower';
import { Checkpoints } from './checkpoints';
import { PastBoards } from './past-boards';
import { LEAST_SPACING } from './rules/spacing';

@Injectable()
export class StateKeeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('time-machine');
  private taking: Promise<void> = Promise.resolve();
  /** Entries of each realm since its states were looked at. */
  private readonly since = new Map<Realm, number>();

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
    await this.taking;
  }

  /** [X7] For whoever is about to move along a realm's past. */
  async prepare(realm: Realm): Promise<void> {
    this.since.delete(realm);
    await this.trying(() => this.boards.prepare(realm));
  }

  private count(realms: readonly Realm[]): void {
    // A start that has much to fold has no time for the past.
    if (!this.follower.isCaughtUp) return;
    for (const realm of realms) this.since.set(realm, (this.since.get(realm) ?? 0) + 1);
    for (const realm of new Set(realms)) {
      if ((this.since.get(realm) ?? 0) >= LEAST_SPACING) void this.prepare(realm);
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

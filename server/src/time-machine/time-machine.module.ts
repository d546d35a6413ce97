/** The time machine: boards as they were, and the kept states that make them cheap. */
import { Logger, Module, type OnModuleInit } from '@nestjs/common';
import { isOutage } from '../kernel/database/database';
import { Follower } from '../projections/follower';
import { Checkpoints } from './checkpoints';
import { PastBoards } from './past-boards';
import { TimeLine } from './time-line';

@Module({ providers: [Checkpoints, PastBoards, TimeLine], exports: [PastBoards, TimeLine] })
export class TimeMachineModule implements OnModuleInit {
  private readonly logger = new Logger('time-machine');

  constructor(
    private readonly follower: Follower,
    private readonly checkpoints: Checkpoints,
  ) {}

  onModuleInit(): void {
    this.follower.onKept(() => void this.take());
  }

  /** The next time that states are kept is soon enough where this one fails. */
  private async take(): Promise<void> {
    try {
      await this.checkpoints.takeKept();
    } catch (error) {
      if (!isOutage(error)) this.logger.warn({ msg: 'states could not be kept', error });
    }
  }
}

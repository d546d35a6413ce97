/** The time machine: boards as they were, and the kept states that make them cheap. */
import { Logger, Module } from '@nestjs/common';
import type { Env } from '../config/env';
import { ENV } from '../config/env-token';
import { Database } from '../kernel/database/database';
import { builtWorker } from '../kernel/worker-entry';
import { Checkpoints } from './checkpoints';
import { PAST_FOLDING, PastBoards } from './past-boards';
import { PastThread } from './past-thread';
import { StateKeeper } from './state-keeper';
import { TimeLine } from './time-line';

@Module({
  providers: [
    Checkpoints,
    PastBoards,
    StateKeeper,
    TimeLine,
    {
      provide: PAST_FOLDING,
      inject: [ENV, Database],
      useFactory: ({ timeZone }: Env, { connection }: Database) => {
        const logger = new Logger('time-machine');
        const ground = { connection, settings: { timeZone } };
        return new PastThread(builtWorker('past-worker.js'), ground, (error) =>
          logger.error({ msg: 'the thread that folds the past ended', error }),
        );
      },
    },
  ],
  exports: [PastBoards, TimeLine],
})
export class TimeMachineModule {}

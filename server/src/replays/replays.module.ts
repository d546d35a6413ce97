/** Replays: files of complaints told again in their own time, in realms of their own. */
import { Module, type OnModuleInit } from '@nestjs/common';
import { ImportModule } from '../intake/import/import.module';
import { IntakeModule } from '../intake/intake.module';
import { ReferenceModule } from '../reference/reference.module';
import { ReplayBook } from './replay-book';
import { ReplayDesk } from './replay-desk';
import { ReplayLeases } from './replay-leases';
import { ReplayOpener } from './replay-opener';
import { ReplayPlayer } from './replay-player';
import { ReplayRealm } from './replay-realm';
import { ReplayStage } from './replay-stage';
import { ReplayWriter } from './replay-writer';
import { WaitingRows } from './waiting-rows';

@Module({
  imports: [ImportModule, IntakeModule, ReferenceModule],
  providers: [
    ReplayBook,
    ReplayDesk,
    ReplayLeases,
    ReplayOpener,
    ReplayPlayer,
    ReplayRealm,
    ReplayStage,
    ReplayWriter,
    WaitingRows,
  ],
  exports: [ReplayDesk, ReplayPlayer],
})
export class ReplaysModule implements OnModuleInit {
  constructor(
    private readonly desk: ReplayDesk,
    private readonly player: ReplayPlayer,
  ) {}

  onModuleInit(): void {
    this.desk.onChanged(() => this.player.ring());
  }
}

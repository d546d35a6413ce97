/** Drills: scenarios played in realms of their own, through the same doors as the real work. */
import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { IncidentsModule } from '../incidents/incidents.module';
import { ReferenceModule } from '../reference/reference.module';
import { RosterModule } from '../roster/roster.module';
import { DrillBook } from './drill-book';
import { DrillDesk } from './drill-desk';
import { DrillLeases } from './drill-leases';
import { DrillOpener } from './drill-opener';
import { DrillPlayer } from './drill-player';
import { DrillRealm } from './drill-realm';
import { DrillStage } from './drill-stage';
import { DrillWriter } from './drill-writer';
import { PLAYABLES, type Playable } from './playable';

@Module({})
export class DrillsModule implements OnModuleInit {
  constructor(
    private readonly desk: DrillDesk,
    private readonly player: DrillPlayer,
  ) {}

  onModuleInit(): void {
    this.desk.onChanged(() => this.player.ring());
  }

  static forRoot(playables: readonly Playable[]): DynamicModule {
    return {
      module: DrillsModule,
      global: true,
      imports: [CasesModule, IncidentsModule, ReferenceModule, RosterModule],
      providers: [
        { provide: PLAYABLES, useValue: playables },
        DrillBook,
        DrillDesk,
        DrillLeases,
        DrillOpener,
        DrillPlayer,
        DrillRealm,
        DrillStage,
        DrillWriter,
      ],
      exports: [DrillBook, DrillDesk, DrillPlayer],
    };
  }
}

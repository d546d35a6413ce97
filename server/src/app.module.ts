/** The stages in flow order, and the parts that all of them stand on. */
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Rejection } from '@heed/shared/rejections';
import { AccessModule } from './access/access.module';
import { CallsModule } from './calls/calls.module';
import { CasesModule } from './cases/cases.module';
import { CasePolicy } from './cases/policy';
import { ENV } from './config/env-token';
import type { Env } from './config/env';
import { AdminDoorsModule } from './doors/admin/admin-doors.module';
import { BoardDoorModule } from './doors/board/board-door.module';
import { BulletinDoorsModule } from './doors/bulletins/bulletin-doors.module';
import { CallDoorsModule } from './doors/calls/call-doors.module';
import { CaseCommands } from './doors/cases/case-commands';
import { CaseDoorsModule } from './doors/cases/case-doors.module';
import { AnswerDoorsModule } from './doors/answers/answer-doors.module';
import { ConsoleDoorsModule } from './doors/console/console-doors.module';
import { VisibleCase } from './doors/console/visible-case';
import { DoorsModule } from './doors/http/doors.module';
import { languageOf } from './doors/http/language';
import { rejectionFor } from './doors/http/rejection.filter';
import { EvidenceDoorModule } from './doors/evidence/evidence-door.module';
import { ImportsDoorModule } from './doors/imports/imports-door.module';
import { AlarmCommands } from './doors/incidents/alarm-commands';
import { IncidentDoorsModule } from './doors/incidents/incident-doors.module';
import { ClusterDoorModule } from './doors/clusters/cluster-door.module';
import { DrillsDoorModule } from './doors/drills/drills-door.module';
import { ReplaysDoorModule } from './doors/replays/replays-door.module';
import { PressDoorModule } from './doors/press/press-door.module';
import { OutboundDoorsModule } from './doors/outbound/outbound-doors.module';
import { SubscribeDoorModule } from './doors/outbound/subscribe-door.module';
import { LadderDoorsModule } from './doors/ladder/ladder-doors.module';
import { ReportDoorsModule } from './doors/reports/report-doors.module';
import { RosterDoorsModule } from './doors/roster/roster-doors.module';
import { TopicDoorsModule } from './doors/topics/topic-doors.module';
import { SessionDoorModule } from './doors/session/session-door.module';
import { SiteDoorModule } from './doors/site/site-door.module';
import { UnitLoopDoorsModule } from './doors/unit-loop/unit-loop-doors.module';
import { WordingDoorsModule } from './doors/wording/wording-doors.module';
import { IncidentsModule } from './incidents/incidents.module';
import { DrillsModule } from './drills/drills.module';
import { playedScenarios } from './drills/played-scenarios';
import { IntakeModule } from './intake/intake.module';
import { DeskWriter } from './journal/desk-writer';
import { Journal } from './journal/journal';
import { Clock } from './kernel/clock';
import { Database } from './kernel/database/database';
import { QuietDatabase } from './kernel/database/quiet-database';
import { RealmClock } from './kernel/realm-clock';
import { refuse } from './kernel/refusal';
import { KeyStore } from './kernel/seal/key-store';
import { Sealer } from './kernel/seal/sealer';
import { ProjectionsModule } from './projections/projections.module';
import { ReactorsModule } from './reactors/reactors.module';
import { ReferenceLists } from './reference/reference-lists';
import { ReferenceModule } from './reference/reference.module';
import { ReplaysModule } from './replays/replays.module';
import { REJECTIONS, ROOM_COMMANDS, type RoomCommands } from './stream/ports';
import { StreamModule } from './stream/stream.module';

/** What exists before Nest does. */
export interface Ground {
  readonly env: Env;
  readonly orm: MikroORM;
  readonly database: Database;
  readonly keys: KeyStore;
}

/** Every door of the house. */
const doors = [
  DoorsModule,
  SessionDoorModule,
  AdminDoorsModule,
  CaseDoorsModule,
  CallDoorsModule,
  AnswerDoorsModule,
  ConsoleDoorsModule,
  RosterDoorsModule,
  LadderDoorsModule,
  BoardDoorModule,
  ImportsDoorModule,
  EvidenceDoorModule,
  IncidentDoorsModule,
  BulletinDoorsModule,
  ClusterDoorModule,
  TopicDoorsModule,
  DrillsDoorModule,
  ReplaysDoorModule,
  SiteDoorModule,
  OutboundDoorsModule,
  SubscribeDoorModule,
  PressDoorModule,
  WordingDoorsModule,
  UnitLoopDoorsModule,
  ReportDoorsModule,
];

@Module({})
export class AppModule {
  static forRoot(ground: Ground): DynamicModule {
    const projections = ProjectionsModule.forRoot({ timeZone: ground.env.timeZone });
    return {
      module: AppModule,
      imports: [
        GroundModule.forRoot(ground),
        AccessModule,
        ReferenceModule,
        PolicyModule.forRoot(ground.env.timeZone),
        CasesModule,
        CallsModule,
        IncidentsModule,
        IntakeModule,
        DrillsModule.forRoot(playedScenarios),
        ReplaysModule,
        { ...projections, global: true },
        ReactorsModule,
        RoomPortsModule,
        StreamModule,
        ...doors,
      ],
    };
  }
}

/** A refusal over a socket, worded as over HTTP. */
function rejectionFrom(error: unknown, acceptLanguage: string | undefined): Rejection {
  return rejectionFor(error, languageOf(acceptLanguage));
}

/** What the stream asks of the write side and of the doors, which it doesn't import. */
@Module({
  imports: [CaseDoorsModule, ConsoleDoorsModule, IncidentDoorsModule],
  providers: [
    {
      provide: ROOM_COMMANDS,
      inject: [CaseCommands, AlarmCommands, VisibleCase],
      useFactory: (
        cases: CaseCommands,
        alarms: AlarmCommands,
        visible: VisibleCase,
      ): RoomCommands => ({
        command: (principal, caseId, command) => cases.command(principal, caseId, command),
        acknowledge: (principal, ask) => alarms.acknowledge(principal, ask),
        visibleCase: async (principal, id) =>
          (await visible.of(principal, id)) ?? refuse('not-found'),
      }),
    },
    { provide: REJECTIONS, useValue: { of: rejectionFrom } },
  ],
  exports: [ROOM_COMMANDS, REJECTIONS],
})
@Global()
class RoomPortsModule {}

/** Settings, clock, database, keys and journal, for every stage. */
@Module({})
class GroundModule {
  static forRoot({ env, orm, database, keys }: Ground): DynamicModule {
    const providers = [
      { provide: ENV, useValue: env },
      { provide: MikroORM, useValue: orm },
      { provide: Database, useValue: database },
      { provide: QuietDatabase, useFactory: () => new QuietDatabase(database.connection) },
      { provide: KeyStore, useValue: keys },
      { provide: Sealer, useValue: new Sealer(keys) },
      Clock,
      RealmClock,
      Journal,
      DeskWriter,
    ];
    const exports = [
      ENV,
      MikroORM,
      Database,
      QuietDatabase,
      KeyStore,
      Sealer,
      Clock,
      RealmClock,
      Journal,
      DeskWriter,
    ];
    return { module: GroundModule, global: true, providers, exports };
  }
}

/** What the desk of cases asks of the deployment: limits and lists. */
@Module({})
class PolicyModule {
  static forRoot(timeZone: string): DynamicModule {
    const policy = {
      provide: CasePolicy,
      inject: [ReferenceLists],
      useFactory: (lists: ReferenceLists) => new CasePolicy(lists, timeZone),
    };
    const providers = [policy];
    return {
      module: PolicyModule,
      global: true,
      imports: [ReferenceModule],
      providers,
      exports: [CasePolicy],
    };
  }
}

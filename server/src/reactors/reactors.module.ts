/** What follows the journal and the clock, and acts. */
import { Module } from '@nestjs/common';
import { DeskWriter } from '../journal/desk-writer';
import { Database } from '../kernel/database/database';
import { Follower } from '../projections/follower';
import { AnswersModule } from '../answers/answers.module';
import { BulletinsModule } from '../bulletins/bulletins.module';
import { CasesModule } from '../cases/cases.module';
import { IncidentsModule } from '../incidents/incidents.module';
import { SuggestionDesk } from '../incidents/suggestions/suggestion-desk';
import { LadderModule } from '../ladder/ladder.module';
import { OutboundModule } from '../outbound/outbound.module';
import { ReferenceLists } from '../reference/reference-lists';
import { ReferenceModule } from '../reference/reference.module';
import { ReportsModule } from '../reports/reports.module';
import { RosterModule } from '../roster/roster.module';
import { WordingModule } from '../wording/wording.module';
import { ClustersModule } from '../clusters/clusters.module';
import { AnswerReader } from './answer-reader';
import { Answers } from './answers';
import { CaseTimes } from './case-times';
import { ClusterJoiner } from './cluster-joiner';
import { DailyReports } from './daily-reports';
import { Deadlines } from './deadlines';
import { Deliveries } from './deliveries';
import { Embargoes } from './embargoes';
import { HandoverWatch } from './handover-watch';
import { IncidentLinker } from './incident-linker';
import { JournalCutter } from './journal-cutter';
import { BornLateWriter } from './ladder/born-late-writer';
import { CaseClimber } from './ladder/case-climber';
import { CaseWatch } from './ladder/case-watch';
import { Ladder } from './ladder/ladder';
import { LadderCases } from './ladder/ladder-cases';
import { LeaseKeeper } from './ladder/lease-keeper';
import { Looks } from './ladder/looks';
import { RungActs } from './ladder/rung-acts';
import { RungWriter } from './ladder/rung-writer';
import { WeeklyTrial } from './ladder/weekly-trial';
import { NoticeReader } from './notice-reader';
import { Publications } from './publications';
import { SearchIndexer } from './search-indexer';
import { SignalKeeper } from './signals/signal-keeper';
import { SuggestionKeeper } from './signals/suggestion-keeper';
import { ToldReader } from './told-reader';
import { TopicFollower } from './topics/topic-follower';
import { TopicGround } from './topics/topic-ground';
import { WordingFollower } from './wording-follower';

const reactors = [
  Answers,
  CaseTimes,
  SearchIndexer,
  IncidentLinker,
  ClusterJoiner,
  DailyReports,
  Publications,
  Embargoes,
  Deadlines,
  HandoverWatch,
  JournalCutter,
  Ladder,
  Deliveries,
  ToldReader,
  TopicFollower,
  WordingFollower,
];

/** It asks the folds for one part of the board alone. */
const signalKeeper = {
  provide: SignalKeeper,
  inject: [Database, DeskWriter, Follower],
  useFactory: (database: Database, writer: DeskWriter, follower: Follower) =>
    new SignalKeeper(database, writer, follower),
};

const suggestionKeeper = {
  provide: SuggestionKeeper,
  inject: [Database, SuggestionDesk, ReferenceLists, Follower],
  useFactory: (
    database: Database,
    desk: SuggestionDesk,
    lists: ReferenceLists,
    follower: Follower,
  ) => new SuggestionKeeper({ database, desk, lists }, follower),
};

const ladderParts = [
  BornLateWriter,
  CaseClimber,
  CaseWatch,
  LadderCases,
  LeaseKeeper,
  Looks,
  RungActs,
  RungWriter,
  WeeklyTrial,
];

@Module({
  imports: [
    AnswersModule,
    BulletinsModule,
    CasesModule,
    ClustersModule,
    IncidentsModule,
    LadderModule,
    OutboundModule,
    ReferenceModule,
    ReportsModule,
    RosterModule,
    WordingModule,
  ],
  providers: [
    ...reactors,
    signalKeeper,
    suggestionKeeper,
    AnswerReader,
    NoticeReader,
    TopicGround,
    ...ladderParts,
  ],
  exports: [...reactors, SignalKeeper, SuggestionKeeper],
})
export class ReactorsModule {}

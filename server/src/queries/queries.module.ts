/** Lists and details from the current-state rows, through what the reader may see. */
import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { ReferenceModule } from '../reference/reference.module';
import { RosterModule } from '../roster/roster.module';
import { CallBackListQuery } from './call-backs';
import { CallerQuery } from './caller';
import { CaseDetailQuery } from './case-detail';
import { CaseListQuery } from './case-list';
import { CaseProposalsQuery } from './case-proposals';
import { HandoverBriefQuery } from './handover-brief';
import { ClusterQuery } from './cluster-detail';
import { SimilarCasesQuery } from './similar-cases';
import { MustReachZeroReader } from './must-reach-zero';
import { ClockExplainer } from './clock-explainer';
import { RatesReader } from './rates';
import { RevisitSampleReader } from './revisit-sample';
import { TopicsQuery } from './topics';

@Module({
  imports: [CasesModule, ReferenceModule, RosterModule],
  providers: [
    CallBackListQuery,
    MustReachZeroReader,
    CallerQuery,
    CaseDetailQuery,
    CaseListQuery,
    CaseProposalsQuery,
    HandoverBriefQuery,
    ClockExplainer,
    ClusterQuery,
    SimilarCasesQuery,
    RatesReader,
    RevisitSampleReader,
    TopicsQuery,
  ],
  exports: [
    CallBackListQuery,
    MustReachZeroReader,
    CallerQuery,
    CaseDetailQuery,
    CaseListQuery,
    CaseProposalsQuery,
    HandoverBriefQuery,
    ClusterQuery,
    SimilarCasesQuery,
    RatesReader,
    RevisitSampleReader,
    TopicsQuery,
  ],
})
export class QueriesModule {}

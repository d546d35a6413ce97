/** The public site: what it reads, and its pages ready to send. */
import { Module } from '@nestjs/common';
import { BulletinsModule } from '../bulletins/bulletins.module';
import { CasesModule } from '../cases/cases.module';
import { ReferenceModule } from '../reference/reference.module';
import { DraftPages } from './draft-pages';
import { DrillPages } from './drill-pages';
import { ProofOfWork } from './forms/proof-of-work';
import { SentReplies } from './forms/sent-replies';
import { SentReports } from './forms/sent-reports';
import { SiteLimits } from './forms/site-limits';
import { TrackedCases } from './forms/tracked-cases';
import { Tracking } from './forms/tracking';
import { PlaceLookup } from './place-lookup';
import { SitePages } from './site-pages';
import { SiteReader } from './site-reader';

const pages = [DrillPages, DraftPages, PlaceLookup, SitePages];
const forms = [ProofOfWork, SentReports, SiteLimits, TrackedCases, Tracking];

@Module({
  imports: [BulletinsModule, CasesModule, ReferenceModule],
  providers: [...pages, ...forms, SentReplies, SiteReader],
  exports: [...pages, ...forms],
})
export class SiteModule {}

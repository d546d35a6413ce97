/** The doors of the public site. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module';
import { AnswersModule } from '../../answers/answers.module';
import { CasesModule } from '../../cases/cases.module';
import { EvidenceModule } from '../../intake/evidence/evidence.module';
import { ReferenceModule } from '../../reference/reference.module';
import { SiteModule } from '../../site/site.module';
import { DrillRoutes } from './drill-routes';
import { ReportDesk } from './report-desk';
import { ReportIntake } from './report-intake';
import { ReportLane } from './report-lane';
import { ReportRoutes } from './report-routes';
import { ReportSheets } from './report-sheets';
import { SiteRoutes } from './site-routes';
import { TrackRoutes } from './track-routes';

const routes = [DrillRoutes, ReportRoutes, SiteRoutes, TrackRoutes];
const report = [ReportDesk, ReportIntake, ReportLane, ReportSheets];

@Module({
  imports: [AccessModule, AnswersModule, CasesModule, EvidenceModule, ReferenceModule, SiteModule],
  providers: [...routes, ...report],
})
export class SiteDoorModule {}

/** The doors of the public site. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module';
import { CasesModule } from '../../cases/cases.module';
import { EvidenceModule } from '../../intake/evidence/evidence.module';
import { ReferenceModule } from '../../reference/reference.module';
import { SiteModule } from '../../site/site.module';
import { FormRoutes } from './form-routes';
import { ReportDesk } from './report-desk';
import { SiteRoutes } from './site-routes';

@Module({
  imports: [AccessModule, CasesModule, EvidenceModule, ReferenceModule, SiteModule],
  providers: [FormRoutes, ReportDesk, SiteRoutes],
})
export class SiteDoorModule {}

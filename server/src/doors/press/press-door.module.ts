/** The doors of the press desk beside those of bulletins. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module';
import { BulletinsModule } from '../../bulletins/bulletins.module';
import { EvidenceModule } from '../../intake/evidence/evidence.module';
import { SiteModule } from '../../site/site.module';
import { PressRoutes } from './press-routes';

@Module({
  imports: [AccessModule, BulletinsModule, EvidenceModule, SiteModule],
  providers: [PressRoutes],
})
export class PressDoorModule {}

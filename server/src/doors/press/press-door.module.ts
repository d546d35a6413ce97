/** The doors of the press desk beside those of bulletins. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module';
import { BulletinsModule } from '../../bulletins/bulletins.module';
import { EvidenceModule } from '../../intake/evidence/evidence.module';
import { SiteModule } from '../../site/site.module';
import { PaperRoute } from './paper-route';
import { PressReader } from './press-reader';
import { PreviewRoute } from './preview-route';

@Module({
  imports: [AccessModule, BulletinsModule, EvidenceModule, SiteModule],
  providers: [PaperRoute, PressReader, PreviewRoute],
})
export class PressDoorModule {}

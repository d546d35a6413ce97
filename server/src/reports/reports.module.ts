/** Reports: figures frozen at a journal position, and the documents made of them. */
import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/reference.module';
import { BulletinEffects } from './bulletin-effects';
import { ReportDesk } from './report-desk';
import { ReportGatherer } from './report-gatherer';
import { ReportReader } from './report-reader';
import { ReportStyles } from './report-styles';

const parts = [BulletinEffects, ReportDesk, ReportGatherer, ReportReader, ReportStyles];

@Module({ imports: [ReferenceModule], providers: parts, exports: parts })
export class ReportsModule {}

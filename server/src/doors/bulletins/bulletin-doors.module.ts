/** The doors of bulletins, of what was heard around them, and of promises. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module';
import { BulletinsModule } from '../../bulletins/bulletins.module';
import { ShownEvidence } from '../../queries/shown-evidence';
import { ReportsModule } from '../../reports/reports.module';
import { BulletinsController } from './bulletins.controller';
import { PromisesController } from './promises.controller';

@Module({
  imports: [AccessModule, BulletinsModule, ReportsModule],
  providers: [ShownEvidence],
  controllers: [BulletinsController, PromisesController],
})
export class BulletinDoorsModule {}

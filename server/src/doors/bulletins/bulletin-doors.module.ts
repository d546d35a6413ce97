/** The doors of bulletins and promises. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module';
import { BulletinsModule } from '../../bulletins/bulletins.module';
import { ShownEvidence } from '../../queries/shown-evidence';
import { BulletinsController } from './bulletins.controller';
import { PromisesController } from './promises.controller';

@Module({
  imports: [AccessModule, BulletinsModule],
  providers: [ShownEvidence],
  controllers: [BulletinsController, PromisesController],
})
export class BulletinDoorsModule {}

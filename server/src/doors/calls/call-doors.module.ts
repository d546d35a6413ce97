/** The doors of calls, of numbers to call back, and of what must reach zero. */
import { Module } from '@nestjs/common';
import { CallsModule } from '../../calls/calls.module';
import { QueriesModule } from '../../queries/queries.module';
import { CallBatch } from './call-batch';
import { CallsController } from './calls.controller';
import { MustReachZeroController } from './must-reach-zero.controller';

@Module({
  imports: [CallsModule, QueriesModule],
  controllers: [CallsController, MustReachZeroController],
  providers: [CallBatch],
})
export class CallDoorsModule {}

/** The doors of what leaves: settings, ledger, checklist. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module';
import { OutboundModule } from '../../outbound/outbound.module';
import { ShownEvidence } from '../../queries/shown-evidence';
import { DeliveriesController } from './deliveries.controller';
import { OutboundController } from './outbound.controller';

@Module({
  imports: [AccessModule, OutboundModule],
  providers: [ShownEvidence],
  controllers: [DeliveriesController, OutboundController],
})
export class OutboundDoorsModule {}

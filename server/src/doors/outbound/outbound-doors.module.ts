/** The doors of what leaves: settings, ledger, checklist, and the public pages of subscribing. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module';
import { OutboundModule } from '../../outbound/outbound.module';
import { SiteModule } from '../../site/site.module';
import { DeliveriesController } from './deliveries.controller';
import { OutboundController } from './outbound.controller';
import { SubscribeRoutes } from './subscribe-routes';

@Module({
  imports: [AccessModule, OutboundModule, SiteModule],
  controllers: [DeliveriesController, OutboundController],
  providers: [SubscribeRoutes],
})
export class OutboundDoorsModule {}

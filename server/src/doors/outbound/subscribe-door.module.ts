/** The public pages where people subscribe by mail, beside the other pages of the site. */
import { Module } from '@nestjs/common';
import { OutboundModule } from '../../outbound/outbound.module';
import { SiteModule } from '../../site/site.module';
import { SubscribeRoutes } from './subscribe-routes';

@Module({
  imports: [OutboundModule, SiteModule],
  providers: [SubscribeRoutes],
})
export class SubscribeDoorModule {}

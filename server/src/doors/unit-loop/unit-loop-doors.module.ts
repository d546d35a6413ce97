/** The doors of lists to units without accounts: of the room, and of whoever holds a link. */
import { Module } from '@nestjs/common';
import { ReferenceModule } from '../../reference/reference.module';
import { SiteModule } from '../../site/site.module';
import { UnitLoopModule } from '../../unit-loop/unit-loop.module';
import { UnitLinkRoutes } from './unit-link-routes';
import { UnitListsController } from './unit-lists.controller';

@Module({
  imports: [ReferenceModule, SiteModule, UnitLoopModule],
  controllers: [UnitListsController],
  providers: [UnitLinkRoutes],
})
export class UnitLoopDoorsModule {}

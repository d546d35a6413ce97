/** The doors of what the console keeps beside the cases. */
import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { QueriesModule } from '../../queries/queries.module';
import { CaseSideController } from './case-side.controller';
import { TemplatesController } from './templates.controller';
import { ViewCounter } from './view-counter';
import { ViewsController } from './views.controller';
import { VisibleCase } from './visible-case';

@Module({
  imports: [ConsoleModule, QueriesModule],
  controllers: [ViewsController, TemplatesController, CaseSideController],
  providers: [ViewCounter, VisibleCase],
  exports: [VisibleCase],
})
export class ConsoleDoorsModule {}

/** The doors of the roster and of hand-overs. */
import { Module } from '@nestjs/common';
import { CasesModule } from '../../cases/cases.module';
import { QueriesModule } from '../../queries/queries.module';
import { RosterModule } from '../../roster/roster.module';
import { CalendarsController } from './calendars.controller';
import { HandoverCommands } from './handover-commands';
import { HandoversController } from './handovers.controller';
import { ProposalsController } from './proposals.controller';
import { RosterController } from './roster.controller';

@Module({
  imports: [CasesModule, QueriesModule, RosterModule],
  controllers: [RosterController, CalendarsController, ProposalsController, HandoversController],
  providers: [HandoverCommands],
})
export class RosterDoorsModule {}

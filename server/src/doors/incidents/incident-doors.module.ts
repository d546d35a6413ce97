/** The doors of incidents, outside figures and alarms. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../../incidents/incidents.module';
import { AlarmCommands } from './alarm-commands';
import { AlarmsController } from './alarms.controller';
import { FiguresController } from './figures.controller';
import { IncidentsController } from './incidents.controller';
import { SuggestionsController } from './suggestions.controller';

@Module({
  imports: [IncidentsModule],
  controllers: [IncidentsController, SuggestionsController, FiguresController, AlarmsController],
  providers: [AlarmCommands],
  exports: [AlarmCommands],
})
export class IncidentDoorsModule {}

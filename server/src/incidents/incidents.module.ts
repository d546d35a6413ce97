/** The desks of incidents, outside figures and alarms, and what reads beside them. */
import { Module, type OnModuleInit } from '@nestjs/common';
import { ReferenceModule } from '../reference/reference.module';
import { AlarmDesk } from './alarms/alarm-desk';
import { FigureDesk } from './figures/figure-desk';
import { IncidentDesk } from './incident-desk';
import { IncidentQuery } from './incident-query';
import { SuggestionDesk } from './suggestions/suggestion-desk';
import { SuggestionQuery } from './suggestions/suggestion-query';
import { incidentTableFaults, incidentTransitions } from './rules/transitions';

const desks = [IncidentDesk, IncidentQuery, FigureDesk, AlarmDesk, SuggestionDesk, SuggestionQuery];

@Module({
  imports: [ReferenceModule],
  providers: desks,
  exports: desks,
})
export class IncidentsModule implements OnModuleInit {
  /** [I1] An unsound table stops the start, not somebody's incident. */
  onModuleInit(): void {
    const faults = incidentTableFaults(incidentTransitions);
    if (faults.length > 0) throw new Error(`incidents' transition table: ${faults.join('; ')}`);
  }
}

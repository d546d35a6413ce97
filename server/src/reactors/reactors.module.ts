/** What follows the journal and the clock, and acts. */
import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { IncidentsModule } from '../incidents/incidents.module';
import { ReferenceModule } from '../reference/reference.module';
import { Deadlines } from './deadlines';
import { IncidentLinker } from './incident-linker';
import { SearchIndexer } from './search-indexer';

@Module({
  imports: [CasesModule, IncidentsModule, ReferenceModule],
  providers: [SearchIndexer, IncidentLinker, Deadlines],
  exports: [SearchIndexer, IncidentLinker, Deadlines],
})
export class ReactorsModule {}

/** What follows the journal and the clock, and acts. */
import { Module } from '@nestjs/common';
import { BulletinsModule } from '../bulletins/bulletins.module';
import { CasesModule } from '../cases/cases.module';
import { IncidentsModule } from '../incidents/incidents.module';
import { OutboundModule } from '../outbound/outbound.module';
import { ReferenceModule } from '../reference/reference.module';
import { Deadlines } from './deadlines';
import { Deliveries } from './deliveries';
import { Embargoes } from './embargoes';
import { IncidentLinker } from './incident-linker';
import { NoticeReader } from './notice-reader';
import { Publications } from './publications';
import { SearchIndexer } from './search-indexer';
import { ToldReader } from './told-reader';

const reactors = [
  SearchIndexer,
  IncidentLinker,
  Publications,
  Embargoes,
  Deadlines,
  Deliveries,
  ToldReader,
];

@Module({
  imports: [BulletinsModule, CasesModule, IncidentsModule, OutboundModule, ReferenceModule],
  providers: [...reactors, NoticeReader],
  exports: reactors,
})
export class ReactorsModule {}

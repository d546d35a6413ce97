/** The doors of clusters. */
import { Module } from '@nestjs/common';
import { ClustersModule } from '../../clusters/clusters.module';
import { QueriesModule } from '../../queries/queries.module';
import { CaseDoorsModule } from '../cases/case-doors.module';
import { ClusterCommands } from './cluster-commands';
import { ClustersController } from './clusters.controller';
import { MemberCommands } from './member-commands';

@Module({
  imports: [CaseDoorsModule, ClustersModule, QueriesModule],
  controllers: [ClustersController],
  providers: [ClusterCommands, MemberCommands],
})
export class ClusterDoorModule {}

/** The desk of clusters. */
import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/reference.module';
import { ClusterDesk } from './cluster-desk';

@Module({
  imports: [ReferenceModule],
  providers: [ClusterDesk],
  exports: [ClusterDesk],
})
export class ClustersModule {}

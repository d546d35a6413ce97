/** The doors of topics. */
import { Module } from '@nestjs/common';
import { QueriesModule } from '../../queries/queries.module';
import { TopicsController } from './topics.controller';

@Module({ imports: [QueriesModule], controllers: [TopicsController] })
export class TopicDoorsModule {}

/** The doors of the agreed wording. */
import { Module } from '@nestjs/common';
import { QueriesModule } from '../../queries/queries.module';
import { WordingModule } from '../../wording/wording.module';
import { WordingController } from './wording.controller';

@Module({
  imports: [QueriesModule, WordingModule],
  controllers: [WordingController],
})
export class WordingDoorsModule {}

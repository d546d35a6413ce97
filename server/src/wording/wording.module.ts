/** The desk of the agreed wording, and what reads beside it. */
import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/reference.module';
import { WordingDesk } from './wording-desk';
import { WordingOffers } from './wording-offers';
import { WordingQuery } from './wording-query';

@Module({
  imports: [ReferenceModule],
  providers: [WordingDesk, WordingOffers, WordingQuery],
  exports: [WordingDesk, WordingOffers, WordingQuery],
})
export class WordingModule {}

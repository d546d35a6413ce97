/** Answers to complainants: written, sent, told of again, spoken where they can't be sent. */
import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { ConsoleModule } from '../console/console.module';
import { OutboundModule } from '../outbound/outbound.module';
import { ReferenceModule } from '../reference/reference.module';
import { AnswerComposer } from './answer-composer';
import { AnswerCourier } from './answer-courier';
import { AnswerDesk } from './answer-desk';
import { AnswerLedger } from './answer-ledger';
import { AnswerQueue } from './answer-queue';
import { AnswerTexts } from './answer-texts';
import { AnswerTeller } from './answer-teller';
import { CastDesk } from './cast-desk';
import { CastFiller } from './cast-filler';
import { CastReader } from './cast-reader';
import { ComplainantDesk } from './complainant-desk';
import { ComplainantReader } from './complainant-reader';
import { Receipts } from './receipts';
import { ToldCases } from './told-cases';

const shared = [
  AnswerCourier,
  AnswerDesk,
  AnswerLedger,
  AnswerTeller,
  CastDesk,
  CastFiller,
  CastReader,
  ComplainantDesk,
  Receipts,
  ToldCases,
];

@Module({
  imports: [CasesModule, ConsoleModule, OutboundModule, ReferenceModule],
  providers: [...shared, AnswerComposer, AnswerQueue, AnswerTexts, ComplainantReader],
  exports: shared,
})
export class AnswersModule {}

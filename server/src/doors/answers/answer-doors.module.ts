/** The doors of answers to complainants. */
import { Module } from '@nestjs/common';
import { AnswersModule } from '../../answers/answers.module';
import { QueriesModule } from '../../queries/queries.module';
import { AnswersController } from './answers.controller';
import { CastsController } from './casts.controller';
import { ReceiptRoute } from './receipt-route';

@Module({
  imports: [AnswersModule, QueriesModule],
  controllers: [AnswersController, CastsController],
  providers: [ReceiptRoute],
})
export class AnswerDoorsModule {}

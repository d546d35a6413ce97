/** Calls as they are told, and the list of numbers to call back. */
import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { CallBackDesk } from './call-back-desk';
import { CallDesk } from './call-desk';

@Module({
  imports: [CasesModule],
  providers: [CallDesk, CallBackDesk],
  exports: [CallDesk, CallBackDesk],
})
export class CallsModule {}

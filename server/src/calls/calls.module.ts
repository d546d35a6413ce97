/** Calls as they are told, and the list of numbers to call back. */
import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { CallBackDesk } from './call-back-desk';
import { CallDesk } from './call-desk';
import { CallRealms } from './call-realms';

@Module({
  imports: [CasesModule],
  providers: [CallDesk, CallBackDesk, CallRealms],
  exports: [CallDesk, CallBackDesk],
})
export class CallsModule {}

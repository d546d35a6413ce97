/** The desk of cases and what reads beside it. Limits and lists come from outside as `CasePolicy`. */
import { Module, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CaseDesk } from './case-desk';
import { CaseHistory } from './case-history';
import { ClockRecounter } from './clock-recounter';
import { Revealer } from './reveal';
import { RevealableFields } from './revealable-fields';
import { tableFaults, transitions } from './rules/transitions';
import { SealedWords } from './sealed-words';

@Module({
  providers: [CaseDesk, CaseHistory, ClockRecounter, RevealableFields, Revealer, SealedWords],
  exports: [CaseDesk, CaseHistory, ClockRecounter, Revealer, SealedWords],
})
export class CasesModule implements OnModuleInit, BeforeApplicationShutdown {
  constructor(private readonly desk: CaseDesk) {}

  /** [C1] An unsound table stops the start, not somebody's case. */
  onModuleInit(): void {
    const faults = tableFaults(transitions);
    if (faults.length > 0) throw new Error(`transition table: ${faults.join('; ')}`);
  }

  /** What was accepted is answered before the database goes away. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.desk.drained();
  }
}

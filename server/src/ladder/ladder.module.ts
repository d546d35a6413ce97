/** The ladder: its list, whom it tells, what it told, and its trial. */
import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/reference.module';
import { RosterModule } from '../roster/roster.module';
import { LadderDryRun } from './dry-run';
import { LadderDesk } from './ladder-desk';
import { LadderStaff } from './ladder-staff';
import { Notices } from './notices';

const parts = [LadderDesk, LadderDryRun, LadderStaff, Notices];

@Module({ imports: [ReferenceModule, RosterModule], providers: parts, exports: parts })
export class LadderModule {}

/** The desks of the roster, and what reads beside them. */
import { Module } from '@nestjs/common';
import { ENV } from '../config/env-token';
import type { Env } from '../config/env';
import { ZoneTime } from '../kernel/zone-time';
import { ReferenceModule } from '../reference/reference.module';
import { CalendarIn } from './calendar/calendar-in';
import { CalendarOut } from './calendar/calendar-out';
import { FeedDesk } from './calendar/feed-desk';
import { HandoverDesk } from './handover-desk';
import { RealmRoster } from './realm-roster';
import { RosterDesk } from './roster-desk';
import { RosterReader } from './roster-reader';
import { RosterViews } from './roster-view';
import { RosterWriter } from './roster-writer';
import { ShiftWrites } from './shift-writes';
import { StaffNumbers } from './staff-numbers';
import { TakeDesk } from './take-desk';

const desks = [
  CalendarIn,
  CalendarOut,
  FeedDesk,
  HandoverDesk,
  RealmRoster,
  RosterDesk,
  RosterReader,
  RosterViews,
  StaffNumbers,
  TakeDesk,
];

@Module({
  imports: [ReferenceModule],
  providers: [
    ...desks,
    RosterWriter,
    ShiftWrites,
    { provide: ZoneTime, inject: [ENV], useFactory: (env: Env) => new ZoneTime(env.timeZone) },
  ],
  exports: desks,
})
export class RosterModule {}

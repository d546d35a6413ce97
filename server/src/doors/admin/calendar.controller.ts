/** The work calendar: reading it, importing holidays, setting the hours of the week. */
import { Body, Controller, Delete, Get, Inject, Param, Put, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { WorkCalendarView, WorkWeekInput, type WorkCalendarRow } from '@heed/shared/clocks';
import type { ListImportResult } from '@heed/shared/reference';
import { REAL, Realm } from '@heed/shared/vocabulary';
import { actorOf, type Principal } from '../../access/principal';
import type { Env } from '../../config/env';
import { ENV } from '../../config/env-token';
import { orThrow } from '../../kernel/refusal';
import { RealmClock } from '../../kernel/realm-clock';
import { ZoneTime } from '../../kernel/zone-time';
import { CalendarDesk } from '../../reference/calendar-desk';
import { ReferenceLists } from '../../reference/reference-lists';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { importList, ListImport } from './list-import';

const CalendarQuery = z.strictObject({ realm: Realm.default(REAL) });
const DAY = 86_400_000;
/** Clocks that begin now may end so much later: the next year's holidays are asked for by then. */
const DAYS_AHEAD = 60;

@ApiTags('administration')
@Controller('api/work-calendar')
export class CalendarController {
  private readonly zone: ZoneTime;

  constructor(
    private readonly desk: CalendarDesk,
    private readonly lists: ReferenceLists,
    private readonly clock: RealmClock,
    @Inject(ENV) env: Env,
  ) {
    this.zone = new ZoneTime(env.timeZone);
  }

  @Get()
  @Requires('reference:read')
  @ApiOperation({ summary: 'Working hours, holidays and working weekends that hold in a realm' })
  @ApiOkResponse({ standardSchema: WorkCalendarView })
  read(@Query({ schema: CalendarQuery }) { realm }: z.infer<typeof CalendarQuery>) {
    return this.view(realm);
  }

  @ListImport('import', 'Add and change holidays and working weekends by a CSV: date, kind, name')
  @Requires('admin:clocks')
  import(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ListImportResult> {
    return importList(request, (table) => this.desk.import(table, actorOf(principal)));
  }

  @Put('week')
  @Requires('admin:clocks')
  @ApiOperation({ summary: 'Set the working hours of each weekday, Monday first' })
  @ApiOkResponse({ standardSchema: WorkCalendarView })
  async setWeek(
    @Body({ schema: WorkWeekInput }) { week }: WorkWeekInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<WorkCalendarView> {
    orThrow(await this.desk.setWeek(week, actorOf(principal)));
    return this.view(REAL);
  }

  @Delete('days/:date')
  @Requires('admin:clocks')
  @ApiOperation({ summary: 'Take a day out: it is again what its weekday says' })
  @ApiOkResponse({ standardSchema: WorkCalendarView })
  async removeDay(
    @Param('date') date: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<WorkCalendarView> {
    orThrow(await this.desk.removeDay(date, actorOf(principal)));
    return this.view(REAL);
  }

  private view(realm: Realm): WorkCalendarView {
    const { calendars, realm: home } = this.lists.of(realm);
    const { version, week, days } = calendars.at(-1) as WorkCalendarRow;
    return { realm: home, version, week, days, missingYears: this.missing(days, realm) };
  }

  /** This year, and soon the next, where no holiday is known of it. */
  private missing(days: WorkCalendarRow['days'], realm: Realm): number[] {
    const now = this.clock.now(realm);
    const years = [now, now + DAYS_AHEAD * DAY].map((time) =>
      new Date(this.zone.localDay(time) * DAY).getUTCFullYear(),
    );
    const known = new Set(
      days.filter(({ kind }) => kind === 'holiday').map(({ date }) => Number(date.slice(0, 4))),
    );
    return [...new Set(years)].filter((year) => !known.has(year));
  }
}

/** Calendars of the roster: secret addresses that others read, and files that are taken over. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CalendarImport, CalendarImported, FeedInput, FeedMade } from '@heed/shared/roster';
import { Id } from '@heed/shared/vocabulary';
import { can } from '../../access/can';
import { actorOf, type Principal } from '../../access/principal';
import { orThrow, RefusedError, refuse } from '../../kernel/refusal';
import { CalendarIn } from '../../roster/calendar/calendar-in';
import { CalendarOut } from '../../roster/calendar/calendar-out';
import { FeedDesk } from '../../roster/calendar/feed-desk';
import { Public, Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

const SUFFIX = '.ics';
const RevokeQuery = z.strictObject({ requestId: Id });

@ApiTags('roster')
@Controller()
export class CalendarsController {
  constructor(
    private readonly feeds: FeedDesk,
    private readonly out: CalendarOut,
    private readonly into: CalendarIn,
  ) {}

  @Get('feeds/roster/:file')
  @Public()
  @ApiOperation({ summary: 'A calendar (text/calendar) by its secret address' })
  async read(
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const token = file.endsWith(SUFFIX) ? file.slice(0, -SUFFIX.length) : null;
    const text = token === null ? null : await this.out.text(token);
    if (text === null) throw new RefusedError(refuse('not-found'));
    void reply.header('content-type', 'text/calendar; charset=utf-8');
    void reply.header('cache-control', 'private, no-store');
    return text;
  }

  @Post('api/roster/feeds')
  @Requires('roster:work')
  @ApiOperation({ summary: 'Makes a calendar’s secret address: of a post, or of a member' })
  @ApiOkResponse({ standardSchema: FeedMade })
  async make(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: FeedInput }) input: FeedInput,
  ): Promise<FeedMade> {
    const others = input.memberId !== undefined && input.memberId !== principal.id;
    if (others && !can(principal, 'roster:write')) throw new RefusedError(refuse('forbidden'));
    return orThrow(await this.feeds.make(input, actorOf(principal)));
  }

  @Delete('api/roster/feeds/:id')
  @HttpCode(204)
  @Requires('roster:work')
  @ApiOperation({
    summary: 'Ends a calendar’s address: one’s own, or anybody’s for who keeps the roster',
  })
  async revoke(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: RevokeQuery }) { requestId }: z.infer<typeof RevokeQuery>,
  ): Promise<void> {
    const mayAll = can(principal, 'roster:write');
    const refusal = await this.feeds.revoke(id, requestId, actorOf(principal), mayAll);
    if (refusal) throw new RefusedError(refusal);
  }

  @Post('api/roster/calendar')
  @HttpCode(200)
  @Requires('roster:write')
  @ApiOperation({ summary: 'Takes over the duties of an iCalendar file at one post, all or none' })
  @ApiOkResponse({ standardSchema: CalendarImported })
  async take(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: CalendarImport }) input: CalendarImport,
  ): Promise<CalendarImported> {
    return orThrow(await this.into.take(input, actorOf(principal)));
  }
}

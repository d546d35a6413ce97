/** The roster: as it is, what keeps it, taking a shift at once. */
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { RosterCommand, RosterResult, RosterView, TakeShift } from '@heed/shared/roster';
import { REAL, Realm } from '@heed/shared/vocabulary';
import { can } from '../../access/can';
import { actorOf, type Principal } from '../../access/principal';
import { orThrow, RefusedError, refuse } from '../../kernel/refusal';
import { RosterDesk } from '../../roster/roster-desk';
import { RosterViews } from '../../roster/roster-view';
import { TakeDesk } from '../../roster/take-desk';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

const RosterQuery = z.strictObject({ realm: Realm.default(REAL) });

@ApiTags('roster')
@Controller('api/roster')
export class RosterController {
  constructor(
    private readonly desk: RosterDesk,
    private readonly takes: TakeDesk,
    private readonly views: RosterViews,
  ) {}

  @Get()
  @Requires('roster:read')
  @ApiOperation({ summary: 'Posts, members, shifts; duties and gaps of the next 14 days' })
  @ApiOkResponse({ standardSchema: RosterView })
  view(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: RosterQuery }) { realm }: z.infer<typeof RosterQuery>,
  ): Promise<RosterView> {
    return this.views.view(realm, can(principal, 'roster:write'));
  }

  @Post('commands')
  @HttpCode(200)
  @Requires('roster:write')
  @ApiOperation({ summary: 'Applies one command to the roster' })
  @ApiOkResponse({ standardSchema: RosterResult })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: RosterCommand }) command: RosterCommand,
  ): Promise<RosterResult> {
    return orThrow(await this.desk.command(command, actorOf(principal)));
  }

  @Post('take')
  @HttpCode(200)
  @Requires('roster:work')
  @ApiOperation({ summary: 'Takes what is left of a duty, or the hours of a gap, at once' })
  @ApiOkResponse({ standardSchema: RosterResult })
  async take(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: TakeShift }) ask: TakeShift,
  ): Promise<RosterResult> {
    // A key is nobody who could stand anywhere.
    if (principal.kind !== 'account') throw new RefusedError(refuse('forbidden'));
    return orThrow(await this.takes.take(ask, principal.id, actorOf(principal)));
  }
}

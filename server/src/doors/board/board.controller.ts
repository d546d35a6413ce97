/** The board's snapshot over HTTP, for systems that don't hold a socket: now, and as it was. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Snapshot, type BoardScope } from '@heed/shared/board';
import { PastBoard, TimeLine as TimeLineWire } from '@heed/shared/time-machine';
import { Id, REAL, Realm, Time } from '@heed/shared/vocabulary';
import type { Principal } from '../../access/principal';
import { boardForVisitors } from '../../access/visitor-board';
import { isVisitor } from '../../access/visitors';
import { parseTime } from '../../kernel/instant';
import { orThrow } from '../../kernel/refusal';
import { WarRooms } from '../../stream/war-rooms';
import { PastBoards } from '../../time-machine/past-boards';
import { TimeLine } from '../../time-machine/time-line';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

const ScopeQuery = z.strictObject({ realm: Realm.default(REAL), incident: Id.optional() });
const BoardQuery = ScopeQuery.extend({ at: Time.optional() });
const PastQuery = ScopeQuery.extend({ at: Time });

@ApiTags('board')
@Controller('api/board')
export class BoardController {
  constructor(
    private readonly rooms: WarRooms,
    private readonly past: PastBoards,
    private readonly timeLine: TimeLine,
  ) {}

  @Get()
  @Requires('board:read')
  @ApiOperation({
    summary: 'The board of a realm, or of an incident in it: as it is now, or with `at` as it was',
  })
  @ApiOkResponse({ standardSchema: z.union([Snapshot, PastBoard]) })
  async board(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: BoardQuery }) { at, ...scope }: z.infer<typeof BoardQuery>,
  ): Promise<Snapshot | PastBoard> {
    return at === undefined
      ? orThrow(this.rooms.snapshot(scope, principal))
      : this.boardAt(scope, at, principal);
  }

  @Get('at')
  @Requires('board:read')
  @ApiOperation({ summary: 'The board as it was at a time of its realm, marked as past' })
  @ApiOkResponse({ standardSchema: PastBoard })
  async at(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: PastQuery }) { at, ...scope }: z.infer<typeof PastQuery>,
  ): Promise<PastBoard> {
    return this.boardAt(scope, at, principal);
  }

  @Get('time-line')
  @Requires('board:read')
  @ApiOperation({ summary: 'From when to when there are boards of a scope, and what happened' })
  @ApiOkResponse({ standardSchema: TimeLineWire })
  async line(
    @Query({ schema: ScopeQuery }) scope: z.infer<typeof ScopeQuery>,
  ): Promise<TimeLineWire> {
    return orThrow(await this.timeLine.of(scope));
  }

  private async boardAt(scope: BoardScope, at: string, principal: Principal): Promise<PastBoard> {
    const board = orThrow(await this.past.at(scope, parseTime(at)));
    return isVisitor(principal) ? { ...board, parts: boardForVisitors(board.parts) } : board;
  }
}

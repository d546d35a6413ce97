/** The board's snapshot over HTTP, for systems that don't hold a socket. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Snapshot } from '@heed/shared/board';
import { Id, REAL, Realm } from '@heed/shared/vocabulary';
import { Requires } from '../http/permission';
import { orThrow } from '../../kernel/refusal';
import { WarRooms } from '../../stream/war-rooms';

const BoardQuery = z.strictObject({ realm: Realm.default(REAL), incident: Id.optional() });

@ApiTags('board')
@Controller('api/board')
export class BoardController {
  constructor(private readonly rooms: WarRooms) {}

  @Get()
  @Requires('board:read')
  @ApiOperation({ summary: 'The board of a realm, or of an incident in it, as it is now' })
  @ApiOkResponse({ standardSchema: Snapshot })
  board(@Query({ schema: BoardQuery }) query: z.infer<typeof BoardQuery>): Snapshot {
    return orThrow(this.rooms.snapshot(query));
  }
}

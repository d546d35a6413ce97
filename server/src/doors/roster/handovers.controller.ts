/** Hand-overs: offered from live facts, accepted thing by thing, signed by both. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  HandoverCommand,
  HandoverInput,
  HandoverList,
  HandoverResult,
  HandoverRow,
} from '@heed/shared/handover';
import { REAL, Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../../access/principal';
import { orThrow, RefusedError, refuse } from '../../kernel/refusal';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { HandoverCommands } from './handover-commands';

const HandoverQuery = z.strictObject({ realm: Realm.default(REAL) });

@ApiTags('roster')
@Controller('api/handovers')
export class HandoversController {
  constructor(private readonly handovers: HandoverCommands) {}

  @Post()
  @Requires('roster:work')
  @ApiOperation({ summary: 'Offers what is in one’s hands, as it stands, to whoever follows' })
  @ApiOkResponse({ standardSchema: HandoverResult })
  async open(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: HandoverInput }) input: HandoverInput,
  ): Promise<HandoverResult> {
    return orThrow(await this.handovers.open(principal, input));
  }

  @Get()
  @Requires('roster:work')
  @ApiOperation({ summary: 'One’s own hand-overs, given and to take, the newest first' })
  @ApiOkResponse({ standardSchema: HandoverList })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: HandoverQuery }) { realm }: z.infer<typeof HandoverQuery>,
  ): Promise<HandoverList> {
    return { rows: await this.handovers.list(principal, realm) };
  }

  @Get(':id')
  @Requires('roster:work')
  @ApiOperation({ summary: 'One hand-over with its brief' })
  @ApiOkResponse({ standardSchema: HandoverRow })
  async find(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<HandoverRow> {
    const row = await this.handovers.find(principal, id);
    if (!row) throw new RefusedError(refuse('not-found'));
    return row;
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Requires('roster:work')
  @ApiOperation({ summary: 'Accepts a thing or the rest, signs, or takes the offer back' })
  @ApiOkResponse({ standardSchema: HandoverResult })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: HandoverCommand }) command: HandoverCommand,
  ): Promise<HandoverResult> {
    return orThrow(await this.handovers.command(principal, id, command));
  }
}

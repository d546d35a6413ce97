/** Promises: made, listed, kept, broken, revised. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  PromiseCommand,
  PromiseInput,
  PromiseList,
  PromiseQuery,
  PromiseResult,
} from '@heed/shared/promises';
import type { Principal } from '../../access/principal';
import { PromiseDesk } from '../../bulletins/promise-desk';
import { orThrow, RefusedError } from '../../kernel/refusal';
import { ShownEvidence } from '../../queries/shown-evidence';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { actorOf } from './bulletins.controller';

@ApiTags('promises')
@Controller('api/promises')
export class PromisesController {
  constructor(
    private readonly desk: PromiseDesk,
    private readonly evidence: ShownEvidence,
  ) {}

  @Post()
  @Requires('promise:write')
  @ApiOperation({ summary: 'Makes a promise: who answers for what, by when' })
  @ApiOkResponse({ standardSchema: PromiseResult })
  async make(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: PromiseInput }) input: PromiseInput,
  ): Promise<PromiseResult> {
    return orThrow(await this.desk.make(input, actorOf(principal)));
  }

  @Get()
  @Requires('incident:read')
  @ApiOperation({ summary: 'Promises, the ones due first, first' })
  @ApiOkResponse({ standardSchema: PromiseList })
  async list(@Query({ schema: PromiseQuery }) query: PromiseQuery): Promise<PromiseList> {
    return { rows: await this.desk.list(query) };
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Requires('promise:write')
  @ApiOperation({ summary: 'Keeps, breaks or revises a promise' })
  @ApiOkResponse({ standardSchema: PromiseResult })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: PromiseCommand }) command: PromiseCommand,
  ): Promise<PromiseResult> {
    if (command.kind === 'keep') {
      const realm = await this.desk.realmOf(id);
      const fault = await this.evidence.fault(principal, command.evidenceId, realm);
      if (fault) throw new RefusedError(fault);
    }
    return orThrow(await this.desk.command(id, command, actorOf(principal)));
  }
}

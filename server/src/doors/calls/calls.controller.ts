/** Telephone systems tell of their calls; call-takers call back whom nobody heard. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  CallBackCommand,
  CallBackList,
  CallBackQuery,
  CallBackResult,
  CallInput,
  CallReceipt,
} from '@heed/shared/calls';
import { REAL } from '@heed/shared/vocabulary';
import { actorOf, type Principal } from '../../access/principal';
import { CallBackDesk } from '../../calls/call-back-desk';
import { CallDesk } from '../../calls/call-desk';
import { orThrow, RefusedError, refuse } from '../../kernel/refusal';
import { CallBackListQuery } from '../../queries/call-backs';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import type { HeedRequest } from '../http/request';
import { CallBatch } from './call-batch';

@ApiTags('calls')
@Controller('api')
export class CallsController {
  constructor(
    private readonly desk: CallDesk,
    private readonly batch: CallBatch,
    private readonly callBacks: CallBackDesk,
    private readonly lists: CallBackListQuery,
  ) {}

  @Post('calls')
  @HttpCode(200)
  @Requires('call:write')
  @ApiOperation({
    summary: 'Takes one event of a call from a telephone system; durable when it answers',
    description:
      'An event is known by `callId` and `event`: told again it changes nothing. Events may come in any order; `at` says when each happened. The number is sealed, `callId` is kept as a keyed hash.',
  })
  @ApiOkResponse({ standardSchema: CallReceipt })
  async take(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: CallInput }) input: CallInput,
  ): Promise<CallReceipt> {
    const [taken] = await this.desk.take(input.realm ?? REAL, [input], actorOf(principal));
    return orThrow(taken ?? refuse('internal'));
  }

  @Post('calls/batch')
  @HttpCode(200)
  @Requires('call:write')
  @ApiOperation({ summary: 'Takes one event a line; a bad line is refused, the others stand' })
  @ApiConsumes('application/x-ndjson')
  @ApiBody({ schema: { type: 'string' } })
  async takeBatch(
    @CurrentPrincipal() principal: Principal,
    @Req() request: HeedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.batch.take(request.body, {
      actor: actorOf(principal),
      acceptLanguage: request.headers['accept-language'],
    });
    void reply.header('content-type', 'application/x-ndjson; charset=utf-8').send(answer);
  }

  @Get('call-backs')
  @Requires('call-back:read')
  @ApiOperation({ summary: 'Numbers to call back, those that called most often first' })
  @ApiOkResponse({ standardSchema: CallBackList })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: CallBackQuery }) query: CallBackQuery,
  ): Promise<CallBackList> {
    return this.lists.list(principal, query);
  }

  @Post('call-backs/:id/commands')
  @HttpCode(200)
  @Requires('call-back:work')
  @ApiOperation({
    summary: 'Claims a number, gives it back, or says how the call went',
    description:
      'Whoever claims a number has it in hand for ten minutes and is told the whole of it.',
  })
  @ApiOkResponse({ standardSchema: CallBackResult })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: CallBackCommand }) command: CallBackCommand,
  ): Promise<CallBackResult> {
    const done = orThrow(await this.callBacks.command(id, command, actorOf(principal)));
    const callBack = await this.lists.row(principal, id);
    if (!callBack) throw new RefusedError(refuse('not-found'));
    return { ...done, callBack };
  }
}

/** Complaints one at a time or a line at a time; callers and proposals for whoever registers them. */
import { Body, Controller, Headers, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { ComplaintInput, ComplaintReceipt } from '@heed/shared/complaint';
import { CallerFound, CallerInput, TriageInput, TriageProposal } from '@heed/shared/reference';
import { REAL } from '@heed/shared/vocabulary';
import { actorOf, type Principal } from '../../access/principal';
import { Intake } from '../../intake/intake';
import { TriageBook } from '../../intake/triage-book';
import { orThrow, RefusedError, refuseField } from '../../kernel/refusal';
import { CallerQuery } from '../../queries/caller';
import { CurrentPrincipal } from '../http/principal.decorator';
import { Requires } from '../http/permission';
import type { HeedRequest } from '../http/request';
import { ComplaintBatch } from './complaint-batch';

const MAX_KEY = 200;

@ApiTags('complaints')
@Controller('api')
export class ComplaintsController {
  constructor(
    private readonly intake: Intake,
    private readonly batch: ComplaintBatch,
    private readonly callers: CallerQuery,
    private readonly book: TriageBook,
  ) {}

  @Post('complaints')
  @Requires('complaint:register')
  @ApiOperation({ summary: 'Registers one complaint; durable when it answers' })
  @ApiOkResponse({ standardSchema: ComplaintReceipt })
  async register(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: ComplaintInput }) input: ComplaintInput,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ComplaintReceipt> {
    if (key !== undefined && (key.length === 0 || key.length > MAX_KEY)) {
      throw new RefusedError(refuseField('invalid', 'Idempotency-Key', 'key-length'));
    }
    const context = { actor: actorOf(principal), idempotencyKey: key };
    const { status, receipt } = orThrow(await this.intake.register(input, context));
    if (status === 'known' || status === 'updated') reply.status(200);
    return receipt;
  }

  @Post('complaints/batch')
  @HttpCode(200)
  @Requires('complaint:register')
  @ApiOperation({
    summary: 'Registers one complaint a line; a bad line is refused, the others stand',
  })
  @ApiConsumes('application/x-ndjson')
  @ApiBody({ schema: { type: 'string' } })
  async registerBatch(
    @CurrentPrincipal() principal: Principal,
    @Req() request: HeedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.batch.register(request.body, {
      actor: actorOf(principal),
      acceptLanguage: request.headers['accept-language'],
    });
    void reply.header('content-type', 'application/x-ndjson; charset=utf-8').send(answer);
  }

  @Post('callers')
  @HttpCode(200)
  @Requires('caller:find')
  @ApiOperation({ summary: 'Earlier cases of the same phone number' })
  @ApiOkResponse({ standardSchema: CallerFound })
  findCaller(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: CallerInput }) input: z.infer<typeof CallerInput>,
  ): Promise<CallerFound> {
    return this.callers.find(principal, input.phone, input.realm);
  }

  @Post('triage')
  @HttpCode(200)
  @Requires('complaint:register')
  @ApiOperation({ summary: 'What the rules propose for a text that is being typed' })
  @ApiOkResponse({ standardSchema: TriageProposal })
  propose(@Body({ schema: TriageInput }) input: TriageInput): TriageProposal {
    const outcome = this.book.of(input.realm ?? REAL).triage.assess(input);
    const { category, categoryAlternatives, urgency, district, street, unitId, kind } = outcome;
    const facts = { category, urgency, district, street, unitId, kind };
    return { ...facts, categoryAlternatives: [...categoryAlternatives], fired: [...outcome.fired] };
  }
}

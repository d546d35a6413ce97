/** Answers to complainants: the ledger, one answer with its words, a call that was made. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerCallInput, AnswerDetail, AnswerList, AnswerQuery } from '@heed/shared/answers';
import { actorOf, type Principal } from '../../access/principal';
import { AnswerDesk } from '../../answers/answer-desk';
import { AnswerLedger } from '../../answers/answer-ledger';
import { orThrow, RefusedError, refuse } from '../../kernel/refusal';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('answers')
@Controller('api/answers')
export class AnswersController {
  constructor(
    private readonly ledger: AnswerLedger,
    private readonly desk: AnswerDesk,
  ) {}

  @Get()
  @Requires('case:read')
  @ApiOperation({
    summary: 'What was told to complainants, by which way, and what came of it',
    description: 'Newest first; with `state=to_call` the one that has waited longest first.',
  })
  @ApiOkResponse({ standardSchema: AnswerList })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: AnswerQuery }) query: AnswerQuery,
  ): Promise<AnswerList> {
    return this.ledger.list(principal, query);
  }

  @Get(':id')
  @Requires('case:read')
  @ApiOperation({ summary: 'One answer with its words, every try and every call' })
  @ApiOkResponse({ standardSchema: AnswerDetail })
  detail(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<AnswerDetail> {
    return this.shown(principal, id);
  }

  @Post(':id/calls')
  @HttpCode(200)
  @Requires('call-back:work')
  @ApiOperation({
    summary: 'Says that somebody called, and whether the complainant was there',
    description: 'Three calls in vain, at different times, end it.',
  })
  @ApiOkResponse({ standardSchema: AnswerDetail })
  async called(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: AnswerCallInput }) input: AnswerCallInput,
  ): Promise<AnswerDetail> {
    const answer = await this.ledger.seen(principal, id);
    if (!answer) throw new RefusedError(refuse('not-found'));
    orThrow(await this.desk.called(answer, input, actorOf(principal)));
    return this.shown(principal, id);
  }

  private async shown(principal: Principal, id: string): Promise<AnswerDetail> {
    const detail = await this.ledger.detail(principal, id);
    if (!detail) throw new RefusedError(refuse('not-found'));
    return detail;
  }
}

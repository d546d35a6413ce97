/** What stands beside one case for the person who works on it: drafts, and who was named. */
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DraftInput, DraftList, MentionInput } from '@heed/shared/console';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { Drafts } from '../../console/drafts';
import { Mentions } from '../../console/mentions';
import { orThrow, RefusedError, refuse } from '../../kernel/refusal';
import { VisibleCase } from './visible-case';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

const Mentioned = z.strictObject({ position: z.int() });

@ApiTags('console')
@Controller('api/cases/:id')
export class CaseSideController {
  constructor(
    private readonly cases: VisibleCase,
    private readonly drafts: Drafts,
    private readonly mentions: Mentions,
  ) {}

  @Get('drafts')
  @Requires('case:read')
  @ApiOperation({ summary: 'What the reader began to write about the case and has not sent' })
  @ApiOkResponse({ standardSchema: DraftList })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<z.infer<typeof DraftList>> {
    const subject = await this.subject(principal, id);
    return { rows: await this.drafts.list(principal, subject.id) };
  }

  @Put('drafts')
  @HttpCode(204)
  @Requires('case:read')
  @ApiOperation({ summary: 'Keeps a draft, sealed; empty fields end it' })
  async keep(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: DraftInput }) input: DraftInput,
  ): Promise<void> {
    const { id: caseId, personId } = await this.subject(principal, id);
    const refusal = await this.drafts.keep(principal, { caseId, personId }, input);
    if (refusal) throw new RefusedError(refusal);
  }

  @Post('mentions')
  @HttpCode(200)
  @Requires('case:note')
  @ApiOperation({ summary: 'Names members who should look at the case' })
  @ApiOkResponse({ standardSchema: Mentioned })
  async mention(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: MentionInput }) input: MentionInput,
  ): Promise<z.infer<typeof Mentioned>> {
    return orThrow(await this.mentions.mention(principal, id, input));
  }

  @Post('mentions/read')
  @HttpCode(204)
  @Requires('case:read')
  @ApiOperation({ summary: 'The reader has looked at the case that they were named on' })
  async read(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<void> {
    const { id: caseId, realm } = await this.subject(principal, id);
    await this.mentions.read(principal, caseId, realm);
  }

  /** Drafts and mentions are people's: a key has none. */
  private async subject(principal: Principal, id: string) {
    const record = await this.cases.of(principal, id);
    if (!record || principal.kind !== 'account') throw new RefusedError(refuse('not-found'));
    return record;
  }
}

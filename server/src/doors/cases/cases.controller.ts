/** Cases: lists, one case, commands, reveals, counts of closings. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CaseCommand } from '@heed/shared/commands';
import {
  CaseDetail,
  CaseList,
  CaseQuery,
  ClosingStatistics,
  CommandResult,
  RevealInput,
  Revealed,
} from '@heed/shared/rows';
import type { z } from 'zod';
import type { Principal } from '../../access/principal';
import { isId } from '../../kernel/ids';
import { RefusedError, orThrow, refuse } from '../../kernel/refusal';
import { CaseDetailQuery } from '../../queries/case-detail';
import { CaseListQuery } from '../../queries/case-list';
import { CurrentPrincipal } from '../http/principal.decorator';
import { Requires } from '../http/permission';
import { CaseCommands } from './case-commands';
import { CaseReveals } from './case-reveals';

@ApiTags('cases')
@Controller('api')
export class CasesController {
  constructor(
    private readonly lists: CaseListQuery,
    private readonly details: CaseDetailQuery,
    private readonly commands: CaseCommands,
    private readonly reveals: CaseReveals,
  ) {}

  @Get('cases')
  @Requires('case:read')
  @ApiOperation({ summary: 'Cases by filters, a page at a time' })
  @ApiOkResponse({ standardSchema: CaseList })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: CaseQuery }) query: CaseQuery,
  ): Promise<CaseList> {
    return this.lists.list(principal, query);
  }

  @Get('statistics/closings')
  @Requires('statistics:read')
  @ApiOperation({
    summary: 'How many of the filtered cases were closed, and how many of them late',
  })
  @ApiOkResponse({ standardSchema: ClosingStatistics })
  closings(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: CaseQuery }) query: CaseQuery,
  ): Promise<ClosingStatistics> {
    return this.lists.closings(principal, query);
  }

  @Get('cases/:id')
  @Requires('case:read')
  @ApiOperation({ summary: 'One case with complaints, clocks and history' })
  @ApiOkResponse({ standardSchema: CaseDetail })
  async detail(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<CaseDetail> {
    const detail = isId(id) ? await this.details.detail(principal, id) : null;
    if (!detail) throw new RefusedError(refuse('not-found'));
    return detail;
  }

  @Post('cases/:id/commands')
  @HttpCode(200)
  @Requires('case:read')
  @ApiOperation({ summary: 'Applies one command to a case' })
  @ApiOkResponse({ standardSchema: CommandResult })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: CaseCommand }) command: CaseCommand,
  ): Promise<CommandResult> {
    return orThrow(await this.commands.command(principal, id, command));
  }

  @Post('cases/:id/reveal')
  @HttpCode(200)
  @Requires('case:reveal')
  @ApiOperation({ summary: 'Reveals one masked field, with a reason that the journal keeps' })
  @ApiOkResponse({ standardSchema: Revealed })
  async reveal(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: RevealInput }) input: z.infer<typeof RevealInput>,
  ): Promise<z.infer<typeof Revealed>> {
    return { value: orThrow(await this.reveals.reveal(principal, id, input)) };
  }
}

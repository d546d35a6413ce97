/** To whom a case could go. */
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProposalList } from '@heed/shared/proposals';
import type { Principal } from '../../access/principal';
import { isId } from '../../kernel/ids';
import { RefusedError, refuse } from '../../kernel/refusal';
import { CaseProposalsQuery } from '../../queries/case-proposals';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('cases')
@Controller('api/cases')
export class ProposalsController {
  constructor(private readonly proposals: CaseProposalsQuery) {}

  @Get(':id/proposals')
  @Requires('case:read')
  @ApiOperation({ summary: 'Up to three units, with a member on duty, and why each is proposed' })
  @ApiOkResponse({ standardSchema: ProposalList })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<ProposalList> {
    const rows = isId(id) ? await this.proposals.of(principal, id) : null;
    if (!rows) throw new RefusedError(refuse('not-found'));
    return { rows };
  }
}

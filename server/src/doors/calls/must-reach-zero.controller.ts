/** What must not be left standing. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MustReachZero, MustReachZeroQuery } from '@heed/shared/must-reach-zero';
import type { Principal } from '../../access/principal';
import { MustReachZeroReader } from '../../queries/must-reach-zero';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('cases')
@Controller('api/must-reach-zero')
export class MustReachZeroController {
  constructor(private readonly zero: MustReachZeroReader) {}

  @Get()
  @Requires('case:read')
  @ApiOperation({ summary: 'What must not be left standing: counts and first rows of each group' })
  @ApiOkResponse({ standardSchema: MustReachZero })
  read(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: MustReachZeroQuery }) query: MustReachZeroQuery,
  ): Promise<MustReachZero> {
    return this.zero.read(principal, query);
  }
}

/** Rates with their numbers, and samples for a second visit. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Rates, RatesQuery, RevisitSample, SampleQuery } from '@heed/shared/rates';
import type { Principal } from '../../access/principal';
import { RatesReader } from '../../queries/rates';
import { RevisitSampleReader } from '../../queries/revisit-sample';
import { CurrentPrincipal } from '../http/principal.decorator';
import { Requires } from '../http/permission';

@ApiTags('cases')
@Controller('api/statistics')
@Requires('statistics:read')
export class RatesController {
  constructor(
    private readonly rates: RatesReader,
    private readonly samples: RevisitSampleReader,
  ) {}

  @Get('rates')
  @ApiOperation({
    summary: 'Response, resolution, satisfaction and other rates, with what they count',
    description:
      'Of the cases received in the period. The cases behind each number: `GET /api/cases` with the same filters, `rate` and `part`.',
  })
  @ApiOkResponse({ standardSchema: Rates })
  read(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: RatesQuery }) query: RatesQuery,
  ): Promise<Rates> {
    return this.rates.read(principal, query);
  }

  @Get('revisit-sample')
  @ApiOperation({ summary: 'Closed cases drawn by a seed, for a second visit by another unit' })
  @ApiOkResponse({ standardSchema: RevisitSample })
  sample(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: SampleQuery }) query: SampleQuery,
  ): Promise<RevisitSample> {
    return this.samples.draw(principal, query);
  }
}

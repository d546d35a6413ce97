/** Series of outside figures: listing, describing them. */
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { FigureSeries, FigureSeriesInput } from '@heed/shared/figures';
import { REAL, Realm } from '@heed/shared/vocabulary';
import { actorOf, type Principal } from '../../access/principal';
import { orThrow } from '../../kernel/refusal';
import { ReferenceLists } from '../../reference/reference-lists';
import { SeriesDesk, type SeriesPatch } from '../../reference/series-desk';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

const SeriesQuery = z.strictObject({ realm: Realm.default(REAL) });
const SeriesPatchBody = FigureSeriesInput.omit({ name: true }).partial();

@ApiTags('administration')
@Controller('api/figure-series')
export class SeriesController {
  constructor(
    private readonly desk: SeriesDesk,
    private readonly lists: ReferenceLists,
  ) {}

  @Get()
  @Requires('reference:read')
  @ApiOperation({ summary: 'The series of outside figures that hold in a realm' })
  @ApiOkResponse({ standardSchema: z.array(FigureSeries) })
  list(@Query({ schema: SeriesQuery }) query: z.infer<typeof SeriesQuery>): FigureSeries[] {
    return [...this.lists.of(query.realm).state.figureSeries];
  }

  // Not `figure:write`: whoever sends a measurement must not decide which values pass.
  @Post()
  @Requires('admin:places')
  @ApiOperation({ summary: 'Describe a series before its first figure' })
  @ApiCreatedResponse({ standardSchema: FigureSeries })
  async add(
    @Body({ schema: FigureSeriesInput }) input: FigureSeriesInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<FigureSeries> {
    return orThrow(await this.desk.add(input, actorOf(principal)));
  }

  @Patch(':name')
  @Requires('admin:places')
  @ApiOperation({ summary: 'Change the title, unit, kind, limit or stale age of a series' })
  @ApiOkResponse({ standardSchema: FigureSeries })
  async change(
    @Param('name') name: string,
    @Body({ schema: SeriesPatchBody }) patch: SeriesPatch,
    @CurrentPrincipal() principal: Principal,
  ): Promise<FigureSeries> {
    return orThrow(await this.desk.change(name, patch, actorOf(principal)));
  }
}

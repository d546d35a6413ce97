/** Places and their boundaries: importing, searching, drawing them. */
import { Controller, Delete, Get, HttpCode, Post, Put, Query, Req, Res } from '@nestjs/common';
import {
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ListImportResult, PlaceSuggestion } from '@heed/shared/reference';
import { actorOf, type Principal } from '../../access/principal';
import { orThrow, refuse, RefusedError } from '../../kernel/refusal';
import { BoundaryDesk } from '../../reference/boundary-desk';
import { PlaceDesk } from '../../reference/place-desk';
import { PlaceSearch } from '../../reference/place-search';
import { ReferenceLists } from '../../reference/reference-lists';
import type { Language } from '../http/language';
import { ReaderLanguage } from '../http/language.decorator';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { boundaryInput } from './boundary-input';
import { sendVersioned } from './versioned';
import { readTable, worded } from './uploads';

const PlaceQuery = z.strictObject({ q: z.string().max(100) });

@ApiTags('reference')
@Controller('api')
export class PlacesController {
  constructor(
    private readonly places: PlaceDesk,
    private readonly boundaries: BoundaryDesk,
    private readonly search: PlaceSearch,
    private readonly lists: ReferenceLists,
  ) {}

  @Get('places')
  @Requires('reference:read')
  @ApiOperation({ summary: 'Places by name, by pinyin initials or by code, at most twelve' })
  @ApiOkResponse({ standardSchema: z.array(PlaceSuggestion) })
  find(
    @Query({ schema: PlaceQuery }) { q }: z.infer<typeof PlaceQuery>,
  ): Promise<PlaceSuggestion[]> {
    return this.search.find(q);
  }

  @Post('places/import')
  @Requires('admin:places')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data', 'text/csv')
  @ApiOperation({
    summary: 'Add and change places by a CSV: district, street, community, address, lng, lat',
  })
  @ApiOkResponse({ standardSchema: ListImportResult })
  async import(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @ReaderLanguage() language: Language,
  ): Promise<ListImportResult> {
    const table = await readTable(request);
    return worded(orThrow(await this.places.import(table, actorOf(principal))), language);
  }

  @Put('boundaries')
  @Requires('admin:places')
  @ApiConsumes('multipart/form-data', 'application/json')
  @ApiOperation({ summary: 'Set the boundaries: GeoJSON with name, source and coordinate system' })
  @ApiOkResponse({ standardSchema: ListImportResult })
  async putBoundaries(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @ReaderLanguage() language: Language,
  ): Promise<ListImportResult> {
    const input = await boundaryInput(request);
    return worded(orThrow(await this.boundaries.put(input, actorOf(principal))), language);
  }

  @Get('boundaries')
  @Requires('reference:read')
  @ApiOperation({ summary: 'The boundaries as GeoJSON, WGS-84' })
  @ApiOkResponse({ description: 'A FeatureCollection; each feature has code, name and kind' })
  readBoundaries(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const { boundary } = this.lists.current();
    if (!boundary) throw new RefusedError(refuse('not-found'));
    void sendVersioned(request, reply, {
      tag: boundary.info.importedAt,
      body: boundary.geojson,
      mediaType: 'application/geo+json; charset=utf-8',
    });
  }

  @Delete('boundaries')
  @Requires('admin:places')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove the boundaries; the places stay' })
  @ApiNoContentResponse()
  async removeBoundaries(@CurrentPrincipal() principal: Principal): Promise<void> {
    orThrow(await this.boundaries.remove(actorOf(principal)));
  }
}

/** Places and their boundaries: importing, searching, drawing them. */
import { Controller, Delete, Get, HttpCode, Put, Query, Req, Res } from '@nestjs/common';
import {
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BoundaryLayer, ListImportResult, PlaceSuggestion } from '@heed/shared/reference';
import { REAL, Realm } from '@heed/shared/vocabulary';
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
import { importList, ListImport } from './list-import';
import { sendVersioned } from './versioned';
import { worded } from './uploads';

const realm = Realm.default(REAL);
const layer = BoundaryLayer.default('district');
const PlaceQuery = z.strictObject({ q: z.string().max(100), realm });
const BoundaryQuery = z.strictObject({ realm, layer });
const LayerQuery = z.strictObject({ layer });

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
    @Query({ schema: PlaceQuery }) query: z.infer<typeof PlaceQuery>,
  ): Promise<PlaceSuggestion[]> {
    return this.search.find(query.q, query.realm);
  }

  @ListImport(
    'places/import',
    'Add and change places by a CSV: district, street, community, address, lng, lat',
  )
  @Requires('admin:places')
  import(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ListImportResult> {
    return importList(request, (table) => this.places.import(table, actorOf(principal)));
  }

  @Put('boundaries')
  @Requires('admin:places')
  @ApiConsumes('multipart/form-data', 'application/json')
  @ApiOperation({
    summary:
      'Set the boundaries, or with layer=zone the zones: GeoJSON with name, source and coordinate system',
  })
  @ApiOkResponse({ standardSchema: ListImportResult })
  async putBoundaries(
    @Query({ schema: LayerQuery }) query: z.infer<typeof LayerQuery>,
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @ReaderLanguage() language: Language,
  ): Promise<ListImportResult> {
    const input = await boundaryInput(request);
    const by = actorOf(principal);
    const zones = query.layer === 'zone';
    const done = zones ? this.boundaries.putZones(input, by) : this.boundaries.put(input, by);
    return worded(orThrow(await done), language);
  }

  @Get('boundaries')
  @Requires('reference:read')
  @ApiOperation({ summary: 'The boundaries as GeoJSON, WGS-84' })
  @ApiOkResponse({
    description: 'A FeatureCollection; each feature has code, name and kind, a zone its streets',
  })
  readBoundaries(
    @Query({ schema: BoundaryQuery }) query: z.infer<typeof BoundaryQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const { state } = this.lists.of(query.realm);
    const boundary = query.layer === 'zone' ? state.zoneBoundary : state.boundary;
    if (!boundary) throw new RefusedError(refuse('not-found'));
    void sendVersioned(request, reply, {
      tag: `${state.realm}-${query.layer}-${boundary.info.importedAt}`,
      body: boundary.geojson,
      mediaType: 'application/geo+json; charset=utf-8',
    });
  }

  @Delete('boundaries')
  @Requires('admin:places')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove the boundaries; the places stay' })
  @ApiNoContentResponse()
  async removeBoundaries(
    @Query({ schema: LayerQuery }) query: z.infer<typeof LayerQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    orThrow(await this.boundaries.remove(query.layer, actorOf(principal)));
  }
}

/** Clusters: open, one with its members, commands; what is like a case; what joined by itself. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  ClusterCommand,
  ClusterDetail,
  ClusterInput,
  ClusterResult,
  Flood,
  JoinSample,
  SimilarCases,
  SuggestInput,
} from '@heed/shared/clusters';
import { REAL, Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../../access/principal';
import { isId } from '../../kernel/ids';
import { orThrow, RefusedError, refuse } from '../../kernel/refusal';
import { ClusterQuery } from '../../queries/cluster-detail';
import { SimilarCasesQuery } from '../../queries/similar-cases';
import type { Language } from '../http/language';
import { ReaderLanguage } from '../http/language.decorator';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { ClusterCommands } from './cluster-commands';

const FloodQuery = z.strictObject({ realm: Realm.default(REAL) });
const SampleQuery = z.strictObject({
  realm: Realm.default(REAL),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

@ApiTags('clusters')
@Controller('api')
export class ClustersController {
  constructor(
    private readonly commands: ClusterCommands,
    private readonly clusters: ClusterQuery,
    private readonly similar: SimilarCasesQuery,
  ) {}

  @Post('clusters')
  @Requires('case:cluster')
  @ApiOperation({ summary: 'Joins cases about the same matter under a lead' })
  @ApiOkResponse({ standardSchema: ClusterResult })
  async open(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: ClusterInput }) input: ClusterInput,
  ): Promise<ClusterResult> {
    return orThrow(await this.commands.open(principal, input));
  }

  @Post('clusters/suggest')
  @HttpCode(200)
  @Requires('case:cluster')
  @ApiOperation({ summary: 'Cases that a complaint which is being written may repeat' })
  @ApiOkResponse({ standardSchema: SimilarCases })
  async suggest(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: SuggestInput }) input: SuggestInput,
  ): Promise<SimilarCases> {
    return { rows: await this.similar.suggest(principal, input) };
  }

  @Get('clusters/flood')
  @Requires('case:read')
  @ApiOperation({
    summary: 'What came in in the last ten minutes, and how much of it joined by rule',
  })
  @ApiOkResponse({ standardSchema: Flood })
  flood(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: FloodQuery }) query: z.infer<typeof FloodQuery>,
  ): Promise<Flood> {
    return this.clusters.flood(principal, query.realm);
  }

  @Get('clusters/sample')
  @Requires('case:cluster')
  @ApiOperation({ summary: 'Joins of rules picked for a look' })
  @ApiOkResponse({ standardSchema: JoinSample })
  sample(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: SampleQuery }) query: z.infer<typeof SampleQuery>,
  ): Promise<JoinSample> {
    return this.clusters.sample(principal, query.realm, query.limit);
  }

  @Get('clusters/:id')
  @Requires('case:read')
  @ApiOperation({ summary: 'One cluster with its members' })
  @ApiOkResponse({ standardSchema: ClusterDetail })
  async detail(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<ClusterDetail> {
    const detail = await this.clusters.detail(principal, id);
    if (!detail) throw new RefusedError(refuse('not-found'));
    return detail;
  }

  @Post('clusters/:id/commands')
  @HttpCode(200)
  @Requires('case:read')
  @ApiOperation({ summary: 'Changes a cluster, or gives one command to all of its members' })
  @ApiOkResponse({ standardSchema: ClusterResult })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: ClusterCommand }) command: ClusterCommand,
    @ReaderLanguage() language: Language,
  ): Promise<ClusterResult> {
    return orThrow(await this.commands.command(principal, id, command, language));
  }

  @Get('cases/:id/similar')
  @Requires('case:read')
  @ApiOperation({ summary: 'Cases that may be about the same matter, and why' })
  @ApiOkResponse({ standardSchema: SimilarCases })
  async similarTo(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<SimilarCases> {
    const rows = isId(id) ? await this.similar.of(principal, id) : null;
    if (!rows) throw new RefusedError(refuse('not-found'));
    return { rows };
  }
}

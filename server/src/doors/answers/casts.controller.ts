/** One answer to all of a cluster. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CastCommand, CastList } from '@heed/shared/answers';
import { can } from '../../access/can';
import { actorOf, type Principal } from '../../access/principal';
import { CastDesk } from '../../answers/cast-desk';
import { CastReader } from '../../answers/cast-reader';
import type { ClusterRecord } from '../../clusters/cluster-record';
import { loadCluster } from '../../clusters/cluster-rows';
import { Database } from '../../kernel/database/database';
import { isId } from '../../kernel/ids';
import { orThrow, RefusedError, refuse } from '../../kernel/refusal';
import { ClusterQuery } from '../../queries/cluster-detail';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('answers')
@Controller('api/clusters/:id/cast')
export class CastsController {
  constructor(
    private readonly database: Database,
    private readonly clusters: ClusterQuery,
    private readonly desk: CastDesk,
    private readonly casts: CastReader,
  ) {}

  @Get()
  @Requires('case:read')
  @ApiOperation({ summary: 'Answers to all of the cluster, each with how many it reached' })
  @ApiOkResponse({ standardSchema: CastList })
  async list(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<CastList> {
    const { id: clusterId } = await this.seen(principal, id);
    return { rows: await this.casts.list(clusterId) };
  }

  @Post()
  @HttpCode(200)
  @Requires('case:read')
  @ApiOperation({
    summary: 'Writes, approves or ends an answer to all of the cluster',
    description:
      'Whoever wrote it cannot approve it. Approved, it goes to each complainant by their own way, with their own case number; whoever joins later is told it then.',
  })
  @ApiOkResponse({ standardSchema: CastList })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: CastCommand }) command: CastCommand,
  ): Promise<CastList> {
    const cluster = await this.seen(principal, id);
    const verb = command.kind === 'approve' ? 'case:audit' : 'case:cluster';
    const may = can(principal, verb) || (command.kind === 'end' && can(principal, 'case:audit'));
    if (!may) throw new RefusedError(refuse('forbidden'));
    orThrow(await this.desk.command(cluster, command, actorOf(principal)));
    return { rows: await this.casts.list(cluster.id) };
  }

  private async seen(principal: Principal, id: string): Promise<ClusterRecord> {
    const cluster = isId(id) ? await loadCluster(this.database.pool, id) : null;
    const seen = cluster && (await this.clusters.detail(principal, id));
    if (!cluster || !seen) throw new RefusedError(refuse('not-found'));
    return cluster;
  }
}

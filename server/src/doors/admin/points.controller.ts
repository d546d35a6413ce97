/** Service points: listing, importing, withdrawing them. */
import { Body, Controller, Get, Inject, Param, Patch, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { KeptServicePoint, type ListImportResult, ServicePointPatch } from '@heed/shared/reference';
import { REAL, Realm } from '@heed/shared/vocabulary';
import { actorOf, type Principal } from '../../access/principal';
import type { Env } from '../../config/env';
import { ENV } from '../../config/env-token';
import { orThrow } from '../../kernel/refusal';
import { PointDesk } from '../../reference/point-desk';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { lastingUntil } from './lasting-until';
import { importList, ListImport } from './list-import';

const PointQuery = z.strictObject({ realm: Realm.default(REAL) });

@ApiTags('administration')
@Controller('api/service-points')
@Requires('admin:places')
export class PointsController {
  constructor(
    private readonly desk: PointDesk,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All service points of a realm, the withdrawn ones too' })
  @ApiOkResponse({ standardSchema: z.array(KeptServicePoint) })
  list(
    @Query({ schema: PointQuery }) query: z.infer<typeof PointQuery>,
  ): Promise<KeptServicePoint[]> {
    return this.desk.all(query.realm);
  }

  @ListImport(
    'import',
    'Add and change service points by a CSV: name, nameEn, street, address, until, note',
  )
  import(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ListImportResult> {
    const readTime = lastingUntil(this.env.timeZone);
    return importList(request, (table) => this.desk.import(table, readTime, actorOf(principal)));
  }

  @Patch(':code')
  @ApiOperation({ summary: 'Withdraw a service point, or put it back' })
  @ApiOkResponse({ standardSchema: KeptServicePoint })
  async change(
    @Param('code') code: string,
    @Body({ schema: ServicePointPatch }) patch: ServicePointPatch,
    @CurrentPrincipal() principal: Principal,
  ): Promise<KeptServicePoint> {
    return orThrow(await this.desk.change(code, patch, actorOf(principal)));
  }
}

/** The reference lists as one answer, for every client that shows names. */
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Reference } from '@heed/shared/reference';
import { defaultClockPolicy } from '../../../data/clock-policy';
import { can } from '../../access/can';
import type { Principal } from '../../access/principal';
import type { Env } from '../../config/env';
import { ENV } from '../../config/env-token';
import { ReferenceLists } from '../../reference/reference-lists';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { sendVersioned } from './versioned';

/** What a deployment is called until there is a setting for it. */
const DEPLOYMENT = '有应 Heed';

@ApiTags('reference')
@Controller('api/reference')
@Requires('reference:read')
export class ReferenceController {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly lists: ReferenceLists,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Units, members, categories, districts and streets, clocks' })
  @ApiOkResponse({ standardSchema: Reference })
  read(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const readsCases = can(principal, 'case:read');
    const { version, units, members, categories, places, boundary } = this.lists.current();
    const body: Reference = {
      version,
      deployment: DEPLOYMENT,
      timeZone: this.env.timeZone,
      units: [...units],
      members: readsCases
        ? members.map(({ id, name, unitId, roles }) => ({ id, name, unitId, roles }))
        : [],
      categories: [...categories],
      places: places.filter(({ kind }) => kind === 'district' || kind === 'street'),
      boundary: boundary?.info ?? null,
      clocks: [...defaultClockPolicy],
    };
    void sendVersioned(request, reply, { tag: `${version}${readsCases ? '-members' : ''}`, body });
  }
}

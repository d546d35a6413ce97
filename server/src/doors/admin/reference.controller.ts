/** The reference lists as one answer, for every client that shows names. */
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Reference } from '@heed/shared/reference';
import { REAL, Realm } from '@heed/shared/vocabulary';
import { askRules } from '../../../data/lexicon/asks';
import { can } from '../../access/can';
import type { Principal } from '../../access/principal';
import type { Env } from '../../config/env';
import { ENV } from '../../config/env-token';
import { sha256Hex } from '../../kernel/seal/digest';
import { ReferenceLists } from '../../reference/reference-lists';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { sendVersioned } from './versioned';

/** What a deployment is called that has no name of its own. */
const NAMELESS = '有应 Heed';

/** As the board counts them: without the mark that tells them from other rules that fired. */
const asks = askRules.map(({ code, label }) => ({ code: code.replace(/^ask:/, ''), label }));

const ReferenceQuery = z.strictObject({ realm: Realm.default(REAL) });

@ApiTags('reference')
@Controller('api/reference')
@Requires('reference:read')
export class ReferenceController {
  private readonly deployment: string;
  /** Of what a restart may change, so that nobody keeps the old name. */
  private readonly settings: string;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly lists: ReferenceLists,
  ) {
    const { zh, en } = env.deploymentName;
    this.deployment = zh || en || NAMELESS;
    this.settings = sha256Hex(`${this.deployment}|${env.timeZone}`).slice(0, 8);
  }

  @Get()
  @ApiOperation({
    summary: 'Units, members, categories, districts, streets, zones, series, clocks of a realm',
  })
  @ApiOkResponse({ standardSchema: Reference })
  read(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: ReferenceQuery }) query: z.infer<typeof ReferenceQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    // Whoever works with others sees who they are: at the cases, or in the chain of a bulletin.
    const readsPeople = can(principal, 'case:read') || can(principal, 'bulletin:read');
    const state = this.lists.of(query.realm).state;
    const { realm, version, members, places } = state;
    const body: Reference = {
      realm,
      version,
      deployment: this.deployment,
      timeZone: this.env.timeZone,
      units: [...state.units],
      members: readsPeople
        ? members.map(({ id, name, unitId, roles }) => ({ id, name, unitId, roles }))
        : [],
      categories: [...state.categories],
      places: places.filter(({ kind }) => kind === 'district' || kind === 'street'),
      boundary: state.boundary?.info ?? null,
      zoneBoundary: state.zoneBoundary?.info ?? null,
      zones: [...state.zones],
      figureSeries: [...state.figureSeries],
      servicePoints: [...state.servicePoints],
      clocks: [...state.clockRows.present],
      limits: this.lists.of(query.realm).limits,
      asks: [...asks],
    };
    const tag = `${realm}-${version}-${this.settings}${readsPeople ? '-members' : ''}`;
    void sendVersioned(request, reply, { tag, body });
  }
}

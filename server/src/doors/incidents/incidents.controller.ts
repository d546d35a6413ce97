/** Incidents: open, list, one with its history, commands. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  IncidentCommand,
  IncidentDetail,
  IncidentInput,
  IncidentResult,
  IncidentRow,
  IncidentState,
} from '@heed/shared/incidents';
import { REAL, Realm } from '@heed/shared/vocabulary';
import { can } from '../../access/can';
import { actorOf, type Principal } from '../../access/principal';
import { coarse, isVisitor } from '../../access/visitors';
import { IncidentDesk } from '../../incidents/incident-desk';
import { IncidentQuery } from '../../incidents/incident-query';
import { isId } from '../../kernel/ids';
import { orThrow, RefusedError, refuse, refuseField } from '../../kernel/refusal';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

const IncidentListQuery = z.strictObject({
  realm: Realm.default(REAL),
  /** Comma-separated. */
  state: z.string().max(200).optional(),
});
const IncidentList = z.strictObject({ rows: z.array(IncidentRow) });

@ApiTags('incidents')
@Controller('api/incidents')
export class IncidentsController {
  constructor(
    private readonly desk: IncidentDesk,
    private readonly incidents: IncidentQuery,
  ) {}

  @Post()
  @Requires('incident:open')
  @ApiOperation({ summary: 'Opens an incident: watched, or with its response started at once' })
  @ApiOkResponse({ standardSchema: IncidentResult })
  async open(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: IncidentInput }) input: IncidentInput,
  ): Promise<IncidentResult> {
    return orThrow(await this.desk.open(input, actorOf(principal)));
  }

  @Get()
  @Requires('incident:read')
  @ApiOperation({ summary: 'Incidents of a realm, the newest first' })
  @ApiOkResponse({ standardSchema: IncidentList })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: IncidentListQuery }) query: z.infer<typeof IncidentListQuery>,
  ): Promise<z.infer<typeof IncidentList>> {
    const rows = await this.incidents.list(query.realm, states(query.state));
    return { rows: rows.map((row) => toldTo(principal, row)) };
  }

  @Get(':id')
  @Requires('incident:read')
  @ApiOperation({ summary: 'One incident with its clocks, its history and what may be done' })
  @ApiOkResponse({ standardSchema: IncidentDetail })
  async detail(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<IncidentDetail> {
    const mayCommand = can(principal, 'incident:command');
    const detail = isId(id) ? await this.incidents.detail(id, mayCommand) : null;
    if (!detail) throw new RefusedError(refuse('not-found'));
    return toldTo(principal, detail);
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Requires('incident:command')
  @ApiOperation({ summary: 'Applies one command to an incident' })
  @ApiOkResponse({ standardSchema: IncidentResult })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: IncidentCommand }) command: IncidentCommand,
  ): Promise<IncidentResult> {
    return orThrow(await this.desk.command(id, command, actorOf(principal)));
  }
}

/** A visitor isn't told how few cases an incident has. */
function toldTo<T extends IncidentRow>(principal: Principal, row: T): T {
  return isVisitor(principal) ? { ...row, linkedCases: coarse(row.linkedCases) } : row;
}

function states(list: string | undefined): string[] | null {
  const asked = list?.split(',').filter((value) => value.length > 0) ?? [];
  for (const state of asked) {
    if (!IncidentState.safeParse(state).success) {
      throw new RefusedError(refuseField('invalid', 'state', 'unknown-value'));
    }
  }
  return asked.length > 0 ? asked : null;
}

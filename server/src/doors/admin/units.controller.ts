/** Units: making, changing, importing them. */
import { Body, Controller, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type ListImportResult, UnitInput, UnitRow } from '@heed/shared/reference';
import { actorOf, type Principal } from '../../access/principal';
import { orThrow } from '../../kernel/refusal';
import { UnitDesk, type UnitFields } from '../../reference/unit-desk';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { importList, ListImport } from './list-import';

const UnitPatch = UnitInput.partial();

@ApiTags('administration')
@Controller('api/units')
@Requires('admin:units')
export class UnitsController {
  constructor(private readonly desk: UnitDesk) {}

  @Post()
  @ApiOperation({ summary: 'Make a unit' })
  @ApiCreatedResponse({ standardSchema: UnitRow })
  async add(
    @Body({ schema: UnitInput }) input: UnitFields,
    @CurrentPrincipal() principal: Principal,
  ): Promise<UnitRow> {
    return orThrow(await this.desk.add(input, actorOf(principal)));
  }

  @ListImport('import', 'Add and change units by a CSV: name, nameEn, parent, capacity, taskForce')
  import(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ListImportResult> {
    return importList(request, (table) => this.desk.import(table, actorOf(principal)));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Rename, move, resize or retire a unit' })
  @ApiOkResponse({ standardSchema: UnitRow })
  async change(
    @Param('id') id: string,
    @Body({ schema: UnitPatch }) patch: Partial<UnitFields>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<UnitRow> {
    return orThrow(await this.desk.change(id, patch, actorOf(principal)));
  }
}

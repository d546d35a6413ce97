/** Drills: what can be played, opening one, how each stands, and the commands of whoever runs it. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DrillCommand, DrillDetail, DrillInput, DrillRow, ScenarioRow } from '@heed/shared/drills';
import { actorOf, type Principal } from '../../access/principal';
import { DrillBook } from '../../drills/drill-book';
import { DrillDesk } from '../../drills/drill-desk';
import { orThrow } from '../../kernel/refusal';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('drills')
@Controller('api/drills')
export class DrillsController {
  constructor(
    private readonly desk: DrillDesk,
    private readonly book: DrillBook,
  ) {}

  @Get('scenarios')
  @Requires('board:read')
  @ApiOperation({ summary: 'The scenarios that can be played' })
  @ApiOkResponse({ standardSchema: z.array(ScenarioRow) })
  scenarios(): ScenarioRow[] {
    return this.book.scenarios();
  }

  @Post()
  @Requires('drill:run')
  @ApiOperation({
    summary: 'Opens a drill in a realm of its own; it begins when its history is told',
  })
  @ApiCreatedResponse({ standardSchema: DrillRow })
  async open(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: DrillInput }) input: DrillInput,
  ): Promise<DrillRow> {
    return orThrow(await this.desk.open(input, actorOf(principal)));
  }

  @Get()
  @Requires('board:read')
  @ApiOperation({ summary: 'All drills, the newest first' })
  @ApiOkResponse({ standardSchema: z.array(DrillRow) })
  list(): Promise<DrillRow[]> {
    return this.book.list();
  }

  @Get(':id')
  @Requires('board:read')
  @ApiOperation({
    summary: 'One drill: its clock, how far it is, its steps, the incident that it proposes',
  })
  @ApiOkResponse({ standardSchema: DrillDetail })
  async detail(@Param('id') id: string): Promise<DrillDetail> {
    return orThrow(await this.desk.detail(id));
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Requires('drill:run')
  @ApiOperation({
    summary: 'Pause, resume, speed, step, a step done, the end, destroying the seals',
  })
  @ApiOkResponse({ standardSchema: DrillRow })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: DrillCommand }) command: DrillCommand,
  ): Promise<DrillRow> {
    return orThrow(await this.desk.command(id, command, actorOf(principal)));
  }
}

/** Replays: try a file out, tell it again in its own time, follow and command what is told. */
import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import {
  ReplayCommand,
  ReplayLook,
  ReplayOptions,
  ReplayRow,
  ReplayTrialOptions,
} from '@heed/shared/replays';
import { actorOf, type Principal } from '../../access/principal';
import { ImportDesk } from '../../intake/import/import-desk';
import { orThrow } from '../../kernel/refusal';
import { ReplayDesk } from '../../replays/replay-desk';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import type { HeedRequest } from '../http/request';
import { fileForm } from '../imports/import-form';
import { languageFor, said } from '../imports/said';
import { atFault, replayLook } from './replay-faults';

const form = (options: string) => ({
  schema: {
    type: 'object',
    properties: {
      file: { type: 'string', format: 'binary' },
      options: { type: 'string', description: `${options} as JSON` },
    },
    required: ['file', 'options'],
  },
});

@ApiTags('replays')
@Controller('api/replays')
export class ReplaysController {
  constructor(
    private readonly desk: ReplayDesk,
    private readonly imports: ImportDesk,
  ) {}

  @Post('trial')
  @HttpCode(200)
  @Requires('drill:run')
  @ApiOperation({ summary: 'Reads a whole file: rows at fault by line, its span; nothing is kept' })
  @ApiConsumes('multipart/form-data')
  @ApiBody(form('ReplayTrialOptions'))
  @ApiOkResponse({ standardSchema: ReplayLook })
  async tryOut(@Req() request: HeedRequest): Promise<ReplayLook> {
    const { kept, options } = await fileForm(request, this.imports, ReplayTrialOptions);
    const { trial, ownLists } = said(await this.desk.tryOut(kept, options), request);
    return replayLook(trial, ownLists, languageFor(request));
  }

  @Post()
  @Requires('drill:run')
  @ApiOperation({
    summary: 'Tells a file again in a realm of its own, each row at its own time',
    description: 'A file with rows at fault is refused with their lines, unless they are left out.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody(form('ReplayOptions'))
  @ApiCreatedResponse({ standardSchema: ReplayRow })
  async open(
    @CurrentPrincipal() principal: Principal,
    @Req() request: HeedRequest,
  ): Promise<ReplayRow> {
    const { kept, options } = await fileForm(request, this.imports, ReplayOptions);
    const opened = said(await this.desk.open(kept, options, actorOf(principal)), request);
    return 'row' in opened
      ? opened.row
      : orThrow<never>(atFault(opened.atFault, languageFor(request)));
  }

  @Get()
  @Requires('board:read')
  @ApiOperation({ summary: 'The newest replays' })
  @ApiOkResponse({ standardSchema: z.array(ReplayRow) })
  list(): Promise<ReplayRow[]> {
    return this.desk.list();
  }

  @Get(':id')
  @Requires('board:read')
  @ApiOperation({ summary: 'One replay: its clock, and how far it is' })
  @ApiOkResponse({ standardSchema: ReplayRow })
  async row(@Param('id') id: string): Promise<ReplayRow> {
    return orThrow(await this.desk.row(id));
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Requires('drill:run')
  @ApiOperation({ summary: 'Pause, resume, speed, the end, deleting it with its key' })
  @ApiOkResponse({ standardSchema: ReplayRow })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: ReplayCommand }) command: ReplayCommand,
  ): Promise<ReplayRow> {
    return orThrow(await this.desk.command(id, command, actorOf(principal)));
  }
}

/** Bulletins: drafts, lists, one with its faults, versions, what is new in it, commands. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BulletinEffect } from '@heed/shared/bulletin-effect';
import { BulletinCommand, BulletinInput, BulletinResult } from '@heed/shared/bulletin-commands';
import {
  BulletinDiff,
  BulletinList,
  BulletinQuery,
  BulletinTemplateQuery,
  BulletinTemplates,
  BulletinVersion,
} from '@heed/shared/bulletin-reads';
import { BulletinDetail } from '@heed/shared/bulletins';
import { bulletinTemplates } from '../../../data/bulletin-templates/bulletin-templates';
import { can } from '../../access/can';
import type { Principal } from '../../access/principal';
import { BulletinDesk } from '../../bulletins/bulletin-desk';
import { BulletinReader, type BulletinViewer } from '../../bulletins/bulletin-reader';
import type { BulletinActor } from '../../bulletins/bulletin-record';
import { verbsOfCommand } from '../../bulletins/rules/transitions';
import type { DeskDone } from '../../journal/desk-writer';
import { RefusedError, isRefusal, orThrow, refuse, type Refusal } from '../../kernel/refusal';
import { BulletinEffects } from '../../reports/bulletin-effects';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('bulletins')
@Controller('api')
export class BulletinsController {
  constructor(
    private readonly desk: BulletinDesk,
    private readonly reader: BulletinReader,
    private readonly effects: BulletinEffects,
  ) {}

  @Post('incidents/:id/bulletins')
  @Requires('bulletin:write')
  @ApiOperation({
    summary: 'Begins a draft: from a template, from the last bulletin, or from a content',
  })
  @ApiOkResponse({ standardSchema: BulletinResult })
  async draft(
    @CurrentPrincipal() principal: Principal,
    @Param('id') incidentId: string,
    @Body({ schema: BulletinInput }) input: BulletinInput,
  ): Promise<BulletinResult> {
    return this.result(principal, await this.desk.draft(incidentId, input, actorOf(principal)));
  }

  @Get('bulletins')
  @Requires('incident:read')
  @ApiOperation({
    summary:
      'Bulletins by filters, newest first; published ones only without the right to read drafts',
  })
  @ApiOkResponse({ standardSchema: BulletinList })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: BulletinQuery }) query: BulletinQuery,
  ): Promise<BulletinList> {
    return this.reader.list(query, viewerOf(principal));
  }

  @Get('bulletin-templates')
  @Requires('bulletin:read')
  @ApiOperation({ summary: 'What a draft of each kind begins with' })
  @ApiOkResponse({ standardSchema: BulletinTemplates })
  templates(
    @Query({ schema: BulletinTemplateQuery }) { kind }: BulletinTemplateQuery,
  ): BulletinTemplates {
    return { templates: kind ? [bulletinTemplates[kind]] : Object.values(bulletinTemplates) };
  }

  @Get('bulletins/:id')
  @Requires('incident:read')
  @ApiOperation({
    summary: 'One bulletin with its hands, faults, live numbers and what may be done',
  })
  @ApiOkResponse({ standardSchema: BulletinDetail })
  async detail(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<BulletinDetail> {
    return found(await this.reader.detail(id, viewerOf(principal)));
  }

  @Get('bulletins/:id/diff')
  @Requires('incident:read')
  @ApiOperation({ summary: 'What is new in it against what the public read before' })
  @ApiOkResponse({ standardSchema: BulletinDiff })
  async diff(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<BulletinDiff> {
    return found(await this.reader.diff(id, viewerOf(principal)));
  }

  @Get('bulletins/:id/effect')
  @Requires('bulletin:read')
  @ApiOperation({
    summary: 'What was heard around its publication, beside what was to be expected',
    description:
      'Of a published bulletin, over the complaints of its incident. Before and after is no proof of a cause.',
  })
  @ApiOkResponse({ standardSchema: BulletinEffect })
  async effect(@Param('id') id: string): Promise<BulletinEffect> {
    return found(await this.effects.of(id));
  }

  @Get('bulletins/:id/versions/:n')
  @Requires('bulletin:read')
  @ApiOperation({ summary: 'Its text as it was at a version' })
  @ApiOkResponse({ standardSchema: BulletinVersion })
  async version(@Param('id') id: string, @Param('n') n: string): Promise<BulletinVersion> {
    return found(await this.reader.version(id, Number(n)));
  }

  @Post('bulletins/:id/commands')
  @HttpCode(200)
  @Requires('bulletin:read')
  @ApiOperation({
    summary: 'Applies one command; answers the bulletin, or the draft that it began',
  })
  @ApiOkResponse({ standardSchema: BulletinResult })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: BulletinCommand }) command: BulletinCommand,
  ): Promise<BulletinResult> {
    if (!verbsOfCommand(command).some((verb) => can(principal, verb))) {
      throw new RefusedError(refuse('forbidden'));
    }
    return this.result(principal, await this.desk.command(id, command, actorOf(principal)));
  }

  private async result(principal: Principal, done: DeskDone | Refusal): Promise<BulletinResult> {
    if (isRefusal(done)) return orThrow<BulletinResult>(done);
    const bulletin = found(await this.reader.detail(done.subjectId, viewerOf(principal)));
    return { position: done.position, bulletin };
  }
}

function found<T>(value: T | null): T {
  if (value === null) throw new RefusedError(refuse('not-found'));
  return value;
}

function viewerOf(principal: Principal): BulletinViewer {
  return { id: principal.id, may: (verb) => can(principal, verb) };
}

/** Whoever acts, by the name that their hand is kept under. */
export function actorOf({ kind, id, name }: Principal): BulletinActor {
  return { kind, id, name };
}

/** Lists to units without accounts: made, sent out as a file or as text, answered by the same file, opened by links. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  SheetResult,
  UnitLinkInput,
  UnitLinkMade,
  UnitLinkRevoke,
  UnitListDetail,
  UnitListInput,
  UnitLists,
  UnitListText,
} from '@heed/shared/unit-loop';
import { Id, REAL, Realm } from '@heed/shared/vocabulary';
import { actorOf, type Principal } from '../../access/principal';
import { isId } from '../../kernel/ids';
import { orThrow, RefusedError, refuse, refuseField } from '../../kernel/refusal';
import { AnswerTaker } from '../../unit-loop/answer-taker';
import type { UnitList } from '../../unit-loop/list-record';
import { findColumns, readRows } from '../../unit-loop/rules/sheet';
import { UnitListDesk } from '../../unit-loop/unit-list-desk';
import { UnitListReader } from '../../unit-loop/unit-list-reader';
import { UnitSheets } from '../../unit-loop/unit-sheets';
import type { Language } from '../http/language';
import { ReaderLanguage } from '../http/language.decorator';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import type { HeedRequest } from '../http/request';
import { answerSheet } from './answer-sheet';

const ListsQuery = z.strictObject({ realm: Realm.default(REAL), unit: Id.optional() });
/** A link has no header to say the language by. */
const FileQuery = z.strictObject({ lang: z.enum(['zh', 'en']).default('zh') });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const fileField = { type: 'string', format: 'binary' } as const;

@ApiTags('unit-lists')
@Controller('api/unit-lists')
export class UnitListsController {
  constructor(
    private readonly desk: UnitListDesk,
    private readonly reader: UnitListReader,
    private readonly sheets: UnitSheets,
    private readonly taker: AnswerTaker,
  ) {}

  @Post()
  @Requires('unit-loop:work')
  @ApiOperation({ summary: 'Makes a list of a unit’s open cases, or of those chosen' })
  @ApiOkResponse({ standardSchema: UnitListDetail })
  async make(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: UnitListInput }) input: UnitListInput,
  ): Promise<UnitListDetail> {
    const { subjectId } = orThrow(await this.desk.make(input, principal));
    return this.shown(await this.found(subjectId), principal);
  }

  @Get()
  @Requires('unit-loop:work')
  @ApiOperation({ summary: 'The newest lists of a realm, or of one unit' })
  @ApiOkResponse({ standardSchema: UnitLists })
  async list(
    @Query({ schema: ListsQuery }) { realm, unit }: z.infer<typeof ListsQuery>,
  ): Promise<UnitLists> {
    if (unit !== undefined && !isId(unit)) return { rows: [] };
    return { rows: await this.reader.heads(unit, realm) };
  }

  @Get(':id')
  @Requires('unit-loop:work')
  @ApiOperation({ summary: 'One list: its rows, what was answered, its links' })
  @ApiOkResponse({ standardSchema: UnitListDetail })
  async detail(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<UnitListDetail> {
    return this.shown(await this.found(id), principal);
  }

  @Get(':id/sheet.xlsx')
  @Requires('unit-loop:work')
  @ApiOperation({
    summary: 'The list as a masked sheet to be filled in; the journal keeps that it went out',
  })
  @ApiProduces(XLSX)
  async sheet(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: FileQuery }) { lang }: z.infer<typeof FileQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const list = await this.found(id);
    const book = await this.sheets.workbook(list, lang, principal);
    orThrow(await this.desk.exported(list, 'xlsx', actorOf(principal)));
    reply
      .header('content-type', XLSX)
      .header('content-disposition', `attachment; filename="list-${list.id.slice(-8)}.xlsx"`);
    return book;
  }

  @Post(':id/text')
  @HttpCode(200)
  @Requires('unit-loop:work')
  @ApiOperation({ summary: 'The list as messages for a group, of at most 2,000 characters each' })
  @ApiOkResponse({ standardSchema: UnitListText })
  async text(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @ReaderLanguage() language: Language,
  ): Promise<UnitListText> {
    const list = await this.found(id);
    const messages = await this.sheets.messages(list, language, principal);
    orThrow(await this.desk.exported(list, 'text', actorOf(principal)));
    return { messages };
  }

  @Post(':id/answers')
  @HttpCode(200)
  @Requires('unit-loop:work')
  @ApiOperation({
    summary: 'Takes the sheet that came back, row by row; the same again adds nothing',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: fileField }, required: ['file'] } })
  @ApiOkResponse({ standardSchema: SheetResult })
  async answers(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: HeedRequest,
  ): Promise<SheetResult> {
    const list = await this.found(id);
    if (principal.kind !== 'account') throw new RefusedError(refuse('forbidden'));
    const { columns, rows } = await answerSheet(request);
    const known = findColumns(columns);
    if (typeof known === 'string') {
      throw new RefusedError(refuseField('invalid', 'file', `missing-column-${known}`));
    }
    const read = readRows(list.id, await this.reader.listed(list), known, rows);
    return this.taker.takeAll(list, read, { kind: 'account', id: principal.id });
  }

  @Post(':id/links')
  @Requires('unit-loop:work')
  @ApiOperation({ summary: 'Opens a link to answer by; its address is told once' })
  @ApiOkResponse({ standardSchema: UnitLinkMade })
  async link(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: UnitLinkInput }) input: UnitLinkInput,
  ): Promise<UnitLinkMade> {
    const list = await this.found(id);
    const { linkId, secret } = orThrow(await this.desk.link(list, input, actorOf(principal)));
    const { links } = await this.shown(list, principal);
    const link = links.find((each) => each.id === linkId);
    if (!link) throw new RefusedError(refuse('not-found'));
    return { link, path: `/unit/${secret}` };
  }

  @Post(':id/links/:linkId/revoke')
  @HttpCode(200)
  @Requires('unit-loop:work')
  @ApiOperation({ summary: 'Revokes a link: whoever has its address finds nothing' })
  @ApiOkResponse({ standardSchema: UnitListDetail })
  async revoke(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Param('linkId') linkId: string,
    @Body({ schema: UnitLinkRevoke }) { requestId }: z.infer<typeof UnitLinkRevoke>,
  ): Promise<UnitListDetail> {
    const list = await this.found(id);
    if (!isId(linkId)) throw new RefusedError(refuse('not-found'));
    const by = actorOf(principal);
    orThrow(await this.desk.revoke(list, linkId, { requestId, by }));
    return this.shown(list, principal);
  }

  private async found(id: string): Promise<UnitList> {
    const list = await this.desk.find(id);
    if (!list) throw new RefusedError(refuse('not-found'));
    return list;
  }

  private async shown(list: UnitList, principal: Principal): Promise<UnitListDetail> {
    const detail = await this.reader.detail(list, principal);
    if (!detail) throw new RefusedError(refuse('not-found'));
    return detail;
  }
}

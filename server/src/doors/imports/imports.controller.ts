/** Imports: look at a file, start one, follow it, fetch the rows that were refused. */
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ImportOptions, ImportPreview, ImportRow } from '@heed/shared/imports';
import { z } from 'zod';
import { actorOf, type Principal } from '../../access/principal';
import type { Env } from '../../config/env';
import { ENV } from '../../config/env-token';
import { ImportDesk } from '../../intake/import/import-desk';
import { orThrow } from '../../kernel/refusal';
import { languageOf } from '../http/language';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import type { HeedRequest } from '../http/request';
import { fileForm, uploadedFile } from './import-form';
import { importPreview, importRow } from './import-rows';
import { refusedCsv } from './refused-csv';
import { languageFor, said } from './said';

/** A link has no header to say the language by. */
const RefusedQuery = z.strictObject({ lang: z.string().max(35).optional() });

const fileField = { type: 'string', format: 'binary' } as const;

@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly desk: ImportDesk,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Requires('complaint:import')
  @ApiOperation({
    summary: 'What a CSV or XLSX file holds, and a mapping to start from; nothing is kept',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: fileField }, required: ['file'] } })
  @ApiOkResponse({ standardSchema: ImportPreview })
  async preview(@Req() request: HeedRequest): Promise<ImportPreview> {
    const upload = await uploadedFile(request);
    const zone = this.env.timeZone;
    const preview = said(await this.desk.preview(upload, zone), request);
    return importPreview(preview, upload.fileName, zone);
  }

  @Post()
  @HttpCode(202)
  @Requires('complaint:import')
  @ApiOperation({
    summary: 'Starts an import; it goes on after a crash, and the same file adds nothing twice',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        file: fileField,
        options: { type: 'string', description: 'ImportOptions as JSON' },
      },
      required: ['file', 'options'],
    },
  })
  @ApiAcceptedResponse({ standardSchema: ImportRow })
  async start(
    @CurrentPrincipal() principal: Principal,
    @Req() request: HeedRequest,
  ): Promise<ImportRow> {
    const { kept, options } = await fileForm(request, this.desk, ImportOptions);
    const started = said(await this.desk.start(kept, options, actorOf(principal)), request);
    return importRow(started, languageFor(request));
  }

  @Get()
  @Requires('complaint:import')
  @ApiOperation({ summary: 'The newest imports' })
  @ApiOkResponse({ standardSchema: z.array(ImportRow) })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Req() request: HeedRequest,
  ): Promise<ImportRow[]> {
    const imports = await this.desk.newest(actorOf(principal));
    return imports.map((each) => importRow(each, languageFor(request)));
  }

  @Get(':id')
  @Requires('complaint:import')
  @ApiOperation({ summary: 'How far an import has come, and why rows were refused' })
  @ApiOkResponse({ standardSchema: ImportRow })
  async find(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: HeedRequest,
  ): Promise<ImportRow> {
    const found = orThrow(await this.desk.find(id, actorOf(principal)));
    return importRow(found, languageFor(request));
  }

  @Get(':id/refused.csv')
  @Requires('complaint:import')
  @ApiOperation({ summary: 'The refused rows as they stood in the file, with line and reason' })
  @ApiProduces('text/csv')
  @ApiQuery({
    name: 'lang',
    required: false,
    description: 'The language of the reasons; without it the one of Accept-Language',
  })
  async refused(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: RefusedQuery }) { lang }: z.infer<typeof RefusedQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const actor = actorOf(principal);
    const { record } = orThrow(await this.desk.find(id, actor));
    const rows = orThrow(await this.desk.refusedRows(id, actor));
    const language = languageOf(lang ?? reply.request.headers['accept-language']);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="refused-${id}.csv"`)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(refusedCsv(rows, record.reading.columns, language));
  }
}

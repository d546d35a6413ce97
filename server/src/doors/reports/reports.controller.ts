/** Reports: made, listed, read, and taken away as Word or as a spreadsheet. */
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ReportLanguage } from '@heed/shared/report-documents';
import { ReportFigures } from '@heed/shared/report-figures';
import {
  ReportDetail,
  ReportInput,
  ReportList,
  ReportListQuery,
  ReportStyle,
  ReportStyleInput,
} from '@heed/shared/reports';
import { actorOf, type Principal } from '../../access/principal';
import { orThrow, RefusedError, refuse } from '../../kernel/refusal';
import { ReportDesk } from '../../reports/report-desk';
import { ReportReader } from '../../reports/report-reader';
import type { StoredReport } from '../../reports/report-rows';
import { ReportStyles } from '../../reports/report-styles';
import type { Language } from '../http/language';
import { ReaderLanguage } from '../http/language.decorator';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

/** A link has no header to say the language by; a document that goes out is in Chinese where nobody asks. */
const FileQuery = z.strictObject({ lang: ReportLanguage.default('zh') });
const DetailQuery = z.strictObject({ lang: ReportLanguage.optional() });
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('reports')
@Controller('api/reports')
export class ReportsController {
  constructor(
    private readonly desk: ReportDesk,
    private readonly reader: ReportReader,
    private readonly styles: ReportStyles,
  ) {}

  @Post()
  @Requires('report:make')
  @ApiOperation({
    summary: 'Counts and freezes a report; the same again is a new edition',
    description:
      'An after-action report of an incident, or of a realm’s period; or the daily report of a statistical day (08:00 to 08:00). Its figures never change.',
  })
  @ApiOkResponse({ standardSchema: ReportDetail })
  async make(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: ReportInput }) input: ReportInput,
    @ReaderLanguage() language: Language,
  ): Promise<ReportDetail> {
    const { subjectId } = orThrow(await this.desk.freeze(input, actorOf(principal)));
    return this.reader.detail(await this.found(subjectId), language);
  }

  @Get()
  @Requires('report:read')
  @ApiOperation({ summary: 'The reports of a realm, the newest first' })
  @ApiOkResponse({ standardSchema: ReportList })
  list(@Query({ schema: ReportListQuery }) query: ReportListQuery): Promise<ReportList> {
    return this.reader.list(query);
  }

  @Get('style')
  @Requires('report:read')
  @ApiOperation({ summary: 'Whose name stands under the documents, and whether in red over them' })
  @ApiOkResponse({ standardSchema: ReportStyle })
  style(): Promise<ReportStyle> {
    return this.styles.present();
  }

  @Put('style')
  @Requires('report:make')
  @ApiOperation({
    summary: 'Sets the name and the red head; reports that are frozen keep their figures',
  })
  @ApiOkResponse({ standardSchema: ReportStyle })
  async setStyle(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: ReportStyleInput }) input: ReportStyleInput,
  ): Promise<ReportStyle> {
    orThrow(await this.styles.set(input, actorOf(principal)));
    return this.styles.present();
  }

  @Get(':id')
  @Requires('report:read')
  @ApiOperation({ summary: 'One report as a document: headings, paragraphs, tables' })
  @ApiOkResponse({ standardSchema: ReportDetail })
  async detail(
    @Param('id') id: string,
    @Query({ schema: DetailQuery }) { lang }: z.infer<typeof DetailQuery>,
    @ReaderLanguage() language: Language,
  ): Promise<ReportDetail> {
    return this.reader.detail(await this.found(id), lang ?? language);
  }

  @Get(':id/figures')
  @Requires('report:read')
  @ApiOperation({ summary: 'The frozen figures, of which the journal holds the digest' })
  @ApiOkResponse({ standardSchema: ReportFigures })
  async figures(@Param('id') id: string): Promise<ReportFigures> {
    return (await this.found(id)).figures;
  }

  @Get(':id/report.docx')
  @HttpCode(200)
  @Requires('report:read')
  @ApiOperation({ summary: 'The report as a Word file in the form of GB/T 9704' })
  @ApiProduces(WORD)
  async word(
    @Param('id') id: string,
    @Query({ schema: FileQuery }) { lang }: z.infer<typeof FileQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const report = await this.found(id);
    return sent(reply, report, {
      type: WORD,
      bytes: await this.reader.word(report, lang),
      ending: 'docx',
    });
  }

  @Get(':id/report.xlsx')
  @HttpCode(200)
  @Requires('report:read')
  @ApiOperation({ summary: 'Every table of the report, a sheet each' })
  @ApiProduces(XLSX)
  async sheet(
    @Param('id') id: string,
    @Query({ schema: FileQuery }) { lang }: z.infer<typeof FileQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const report = await this.found(id);
    return sent(reply, report, {
      type: XLSX,
      bytes: await this.reader.sheet(report, lang),
      ending: 'xlsx',
    });
  }

  private async found(id: string): Promise<StoredReport> {
    const report = await this.reader.find(id);
    if (!report) throw new RefusedError(refuse('not-found'));
    return report;
  }
}

function sent(
  reply: FastifyReply,
  { head }: StoredReport,
  file: { readonly type: string; readonly bytes: Buffer; readonly ending: string },
): Buffer {
  const name = `${head.kind}-${head.to.slice(0, 10)}-${head.edition}-${head.id.slice(-8)}`;
  reply
    .header('content-type', file.type)
    .header('content-disposition', `attachment; filename="${name}.${file.ending}"`);
  return file.bytes;
}

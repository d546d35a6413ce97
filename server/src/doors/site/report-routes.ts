/** `/report`: a form that works without a script, and loses nothing that was written. */
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../../access/attempts';
import { isOutage } from '../../kernel/database/database';
import { receiptPage } from '../../site/pages/report';
import { HTML_TYPE, type Rendered } from '../../site/render';
import { readAddress } from '../../site/site-address';
import { SitePages } from '../../site/site-pages';
import type { View } from '../../site/view';
import { summary } from '../http/rejection.filter';
import { withReport, type ReadReport } from './read-report';
import { ReportDesk, type ReportOutcome } from './report-desk';
import { ReportSheets } from './report-sheets';
import { comeBack, COUNTED_ELSEWHERE, sendFresh } from './send';

@Injectable()
export class ReportRoutes implements OnModuleInit {
  private readonly logger = new Logger('site');

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly pages: SitePages,
    private readonly desk: ReportDesk,
    private readonly sheets: ReportSheets,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    for (const path of ['/report', '/en/report']) {
      fastify.get(path, COUNTED_ELSEWHERE, (request, reply) => this.form(request, reply));
      fastify.post(path, COUNTED_ELSEWHERE, (request, reply) => this.report(request, reply));
    }
  }

  private async form(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const blank = { written: {}, faults: {}, notice: null, hadFiles: false };
    return sendFresh(reply, 200, await this.sheets.page(this.viewOf(request), blank));
  }

  private viewOf(request: FastifyRequest): View {
    return this.pages.view(readAddress(request.url).reading);
  }

  private report(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const view = this.viewOf(request);
    return withReport(request, async (report) => {
      try {
        const outcome = await this.desk.take(report, networkOf(request.ip));
        return await this.answer(reply, view, { report, outcome });
      } catch (error) {
        // What a person wrote under stress isn't lost to an error of ours.
        if (!isOutage(error)) this.logger.error(`${request.id} ${summary(error)}`);
        const notice = view.words.forms.report.away;
        return sendFresh(comeBack(reply), 503, await this.again(view, report, notice));
      }
    });
  }

  private async answer(
    reply: FastifyReply,
    view: View,
    { report, outcome }: { readonly report: ReadReport; readonly outcome: ReportOutcome },
  ): Promise<FastifyReply> {
    const { report: words } = view.words.forms;
    switch (outcome.kind) {
      case 'received':
        return sendFresh(reply, 201, { type: HTML_TYPE, text: receiptPage(view, outcome.slip) });
      case 'faults':
        return sendFresh(
          reply,
          422,
          await this.again(view, { ...report, faults: outcome.faults }, null),
        );
      case 'limited': {
        const minutes = Math.ceil(outcome.retryAfterSeconds / 60);
        reply.header('retry-after', String(outcome.retryAfterSeconds));
        return sendFresh(reply, 429, await this.again(view, report, words.tooManyText(minutes)));
      }
      default: {
        const { requestId: _used, ...written } = report.written;
        return sendFresh(reply, 409, await this.again(view, { ...report, written }, words.reused));
      }
    }
  }

  /** The form as it was filled in, with what stands in its way. */
  private again(view: View, report: ReadReport, notice: string | null): Promise<Rendered> {
    const { written, faults, hadFiles } = report;
    const wrong = notice === null ? faults : {};
    return this.sheets.page(view, { written, faults: wrong, notice, hadFiles });
  }
}

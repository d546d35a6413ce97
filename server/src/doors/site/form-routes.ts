/** `/report` and `/track`: forms that work without a script. */
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TrackForm } from '@heed/shared/site';
import { REAL } from '@heed/shared/vocabulary';
import { networkOf } from '../../access/attempts';
import { isOutage } from '../../kernel/database/database';
import { newId } from '../../kernel/ids';
import { ReferenceLists } from '../../reference/reference-lists';
import { ProofOfWork } from '../../site/forms/proof-of-work';
import { Tracking } from '../../site/forms/tracking';
import { messagePage } from '../../site/pages/message';
import { receiptPage, reportPage, type ReportSheet } from '../../site/pages/report';
import { trackPage, trackedPage, type TrackSheet } from '../../site/pages/track';
import { HTML_TYPE } from '../../site/render';
import { readAddress } from '../../site/site-address';
import { SitePages } from '../../site/site-pages';
import type { View } from '../../site/view';
import { summary } from '../http/rejection.filter';
import { withReport, type ReadReport } from './read-report';
import { ReportDesk, type ReportOutcome } from './report-desk';
import { sendFresh } from './send';

/** The forms count for themselves, by what they do. */
const options = { config: { rateLimit: false } };
const RETRY_SECONDS = 5;

@Injectable()
export class FormRoutes {
  private readonly logger = new Logger('site');

  constructor(
    private readonly pages: SitePages,
    private readonly desk: ReportDesk,
    private readonly tracking: Tracking,
    private readonly proofs: ProofOfWork,
    private readonly lists: ReferenceLists,
  ) {}

  serve(fastify: FastifyInstance): void {
    for (const start of ['', '/en']) {
      fastify.get(`${start}/report`, options, (request, reply) => this.form(request, reply));
      fastify.post(`${start}/report`, options, (request, reply) => this.report(request, reply));
      fastify.get(`${start}/track`, options, (request, reply) => this.ask(request, reply));
      fastify.post(`${start}/track`, options, (request, reply) => this.track(request, reply));
    }
  }

  private async form(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const blank = { written: {}, faults: {}, notice: null, hadFiles: false };
    return sendFresh(reply, 200, await this.sheet(this.viewOf(request), blank));
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
        reply.header('retry-after', String(RETRY_SECONDS));
        return sendFresh(reply, 503, await this.again(view, report, notice));
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
  private again(view: View, report: ReadReport, notice: string | null) {
    const { written, faults, hadFiles } = report;
    return this.sheet(view, { written, faults: notice === null ? faults : {}, notice, hadFiles });
  }

  private async sheet(
    view: View,
    rest: Pick<ReportSheet, 'written' | 'faults' | 'notice' | 'hadFiles'>,
  ): Promise<{ type: string; text: string }> {
    const requestId = uuid.test(rest.written['requestId'] ?? '')
      ? (rest.written['requestId'] ?? newId())
      : newId();
    const { places } = this.lists.of(REAL).state;
    const challenge = await this.proofs.challenge(requestId);
    return { type: HTML_TYPE, text: reportPage(view, { requestId, challenge, places, ...rest }) };
  }

  private ask(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    return sendTrack(reply, this.viewOf(request), 200, { caseNo: '', faults: {}, notice: null });
  }

  private async track(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const view = this.viewOf(request);
    const { track: words } = view.words.forms;
    const parsed = TrackForm.safeParse(request.body);
    if (!parsed.success) return sendTrack(reply, view, 422, trackFaults(request.body, parsed.error));
    const { caseNo } = parsed.data;
    try {
      const outcome = await this.tracking.track(parsed.data, networkOf(request.ip));
      if (outcome.kind === 'found') {
        return sendFresh(reply, 200, { type: HTML_TYPE, text: trackedPage(view, outcome.found) });
      }
      if (outcome.kind === 'wrong') {
        return sendTrack(reply, view, 404, { caseNo, faults: {}, notice: words.wrong });
      }
      const minutes = Math.ceil(outcome.retryAfterSeconds / 60);
      reply.header('retry-after', String(outcome.retryAfterSeconds));
      const notice = `${words.many}${view.words.colon}${words.manyText(minutes)}`;
      return sendTrack(reply, view, 429, { caseNo, faults: {}, notice });
    } catch (error) {
      if (!isOutage(error)) throw error;
      const { away: title, awayText: text } = view.words;
      reply.header('retry-after', String(RETRY_SECONDS));
      const page = messagePage(view, { title, text, path: '/track' });
      return sendFresh(reply, 503, { type: HTML_TYPE, text: page });
    }
  }

  private viewOf(request: FastifyRequest): View {
    return this.pages.view(readAddress(request.url).reading);
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function sendTrack(
  reply: FastifyReply,
  view: View,
  status: number,
  sheet: TrackSheet,
): FastifyReply {
  return sendFresh(reply, status, { type: HTML_TYPE, text: trackPage(view, sheet) });
}

function trackFaults(
  body: unknown,
  { issues }: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] },
): TrackSheet {
  const named = (field: string) => issues.some(({ path }) => path[0] === field);
  const typed = typeof body === 'object' && body !== null && 'caseNo' in body ? body.caseNo : '';
  return {
    caseNo: typeof typed === 'string' ? typed : '',
    faults: {
      ...(named('caseNo') ? { caseNo: 'caseNo' as const } : {}),
      ...(named('code') ? { code: 'code' as const } : {}),
    },
    notice: null,
  };
}

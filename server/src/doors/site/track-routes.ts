/** `/track`: how a case stands, for whoever has its number and its code. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TrackForm } from '@heed/shared/site';
import { networkOf } from '../../access/attempts';
import { isOutage } from '../../kernel/database/database';
import { Tracking, type TrackOutcome } from '../../site/forms/tracking';
import { trackPage, trackedPage, type TrackSheet } from '../../site/pages/track';
import { HTML_TYPE } from '../../site/render';
import { readAddress } from '../../site/site-address';
import { SitePages } from '../../site/site-pages';
import type { View } from '../../site/view';
import { COUNTED_ELSEWHERE, sendAway, sendFresh } from './send';

@Injectable()
export class TrackRoutes implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly pages: SitePages,
    private readonly tracking: Tracking,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    for (const path of ['/track', '/en/track']) {
      fastify.get(path, COUNTED_ELSEWHERE, (request, reply) =>
        sendTrack(reply, this.viewOf(request), 200, { caseNo: '', faults: {}, notice: null }),
      );
      fastify.post(path, COUNTED_ELSEWHERE, (request, reply) => this.track(request, reply));
    }
  }

  private async track(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const view = this.viewOf(request);
    const parsed = TrackForm.safeParse(request.body);
    if (!parsed.success) {
      return sendTrack(reply, view, 422, trackFaults(request.body, parsed.error));
    }
    try {
      const outcome = await this.tracking.track(parsed.data, networkOf(request.ip));
      return answer(reply, view, { outcome, caseNo: parsed.data.caseNo });
    } catch (error) {
      if (!isOutage(error)) throw error;
      return sendAway(reply, view, '/track');
    }
  }

  private viewOf(request: FastifyRequest): View {
    return this.pages.view(readAddress(request.url).reading);
  }
}

function answer(
  reply: FastifyReply,
  view: View,
  { outcome, caseNo }: { readonly outcome: TrackOutcome; readonly caseNo: string },
): FastifyReply {
  const { track: words } = view.words.forms;
  switch (outcome.kind) {
    case 'found':
      return sendFresh(reply, 200, { type: HTML_TYPE, text: trackedPage(view, outcome.found) });
    case 'wrong':
      return sendTrack(reply, view, 404, { caseNo, faults: {}, notice: words.wrong });
    default: {
      const minutes = Math.ceil(outcome.retryAfterSeconds / 60);
      reply.header('retry-after', String(outcome.retryAfterSeconds));
      const notice = `${words.many}${view.words.colon}${words.manyText(minutes)}`;
      return sendTrack(reply, view, 429, { caseNo, faults: {}, notice });
    }
  }
}

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

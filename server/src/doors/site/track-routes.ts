/** `/track`: how a case stands, for whoever has its number and its code. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TrackForm, TrackSayForm } from '@heed/shared/site';
import { networkOf } from '../../access/attempts';
import { ComplainantDesk, type Said } from '../../answers/complainant-desk';
import { isOutage } from '../../kernel/database/database';
import { Tracking, type TrackOutcome } from '../../site/forms/tracking';
import { trackPage, trackedPage, type TrackSheet, type TrackedSheet } from '../../site/pages/track';
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
    private readonly desk: ComplainantDesk,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    for (const path of ['/track', '/en/track']) {
      fastify.get(path, COUNTED_ELSEWHERE, (request, reply) =>
        sendTrack(reply, this.viewOf(request), 200, { caseNo: '', faults: {}, notice: null }),
      );
      fastify.post(path, COUNTED_ELSEWHERE, (request, reply) => this.track(request, reply));
      fastify.post(`${path}/say`, COUNTED_ELSEWHERE, (request, reply) => this.say(request, reply));
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
      return answer(reply, view, { outcome, ...untouched, ...parsed.data });
    } catch (error) {
      if (!isOutage(error)) throw error;
      return sendAway(reply, view, '/track');
    }
  }

  /** What is said of the answer, then the case as it is now: the pair is asked for again each time. */
  private async say(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const view = this.viewOf(request);
    const pair = TrackForm.safeParse(pairOf(request.body));
    if (!pair.success) return sendTrack(reply, view, 422, trackFaults(request.body, pair.error));
    try {
      const network = networkOf(request.ip);
      const said = TrackSayForm.safeParse(request.body);
      const opened = await this.tracking.open(pair.data, network);
      if (opened.kind !== 'opened') {
        return answer(reply, view, { outcome: opened, ...untouched, ...pair.data });
      }
      const sheet = said.success
        ? { ...untouched, notice: await this.noticeOf(view, opened.caseId, said.data) }
        : sayFaults(request.body, said.error);
      const outcome = await this.tracking.track(pair.data, network);
      return answer(reply, view, { outcome, ...sheet, ...pair.data });
    } catch (error) {
      if (!isOutage(error)) throw error;
      return sendAway(reply, view, '/track');
    }
  }

  private async noticeOf(view: View, caseId: string, form: TrackSayForm): Promise<string> {
    const { track: words } = view.words.forms;
    const refusal = await this.desk.say(caseId, saidOf(form));
    if (refusal) return words.saidNot;
    return { solved: words.saidSolved, dispute: words.saidDispute, rate: words.saidRate }[form.act];
  }

  private viewOf(request: FastifyRequest): View {
    return this.pages.view(readAddress(request.url).reading);
  }
}

function answer(
  reply: FastifyReply,
  view: View,
  { outcome, ...sheet }: TrackedSheet & { readonly outcome: TrackOutcome },
): FastifyReply {
  const { caseNo } = sheet;
  const { track: words } = view.words.forms;
  switch (outcome.kind) {
    case 'found': {
      const status = Object.keys(sheet.faults).length > 0 ? 422 : 200;
      const text = trackedPage(view, outcome.found, sheet);
      return sendFresh(reply, status, { type: HTML_TYPE, text });
    }
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

const untouched = { notice: null, faults: {}, words: '' } as const;

function saidOf({ act, rating, words }: TrackSayForm): Said {
  if (act === 'rate') return { act, rating: rating ?? 0 };
  return act === 'solved'
    ? { act, rating: rating ?? null }
    : { act, rating: rating ?? null, words };
}

/** Number and code of a form that says more. */
function pairOf(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  return {
    ...('caseNo' in body ? { caseNo: body.caseNo } : {}),
    ...('code' in body ? { code: body.code } : {}),
  };
}

function sayFaults(
  body: unknown,
  { issues }: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] },
): Pick<TrackedSheet, 'notice' | 'faults' | 'words'> {
  const named = (field: string) => issues.some(({ path }) => path[0] === field);
  const typed = typeof body === 'object' && body !== null && 'words' in body ? body.words : '';
  const rating = named('rating') ? { rating: 'rating' as const } : {};
  // Whatever else is wrong with it was made by no page of ours.
  const words = named('words') || !named('rating') ? { words: 'words' as const } : {};
  return {
    notice: null,
    faults: { ...rating, ...words },
    words: typeof typed === 'string' ? typed.slice(0, 2_000) : '',
  };
}

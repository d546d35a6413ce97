/** `/subscribe`: asking for bulletins by mail, confirming it from the mailbox, and leaving. Works without a script. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SubscribeForm } from '@heed/shared/deliveries';
import { networkOf } from '../../access/attempts';
import { isOutage } from '../../kernel/database/database';
import { Subscribers } from '../../outbound/subscribers';
import { SiteLimits } from '../../site/forms/site-limits';
import { messagePage } from '../../site/pages/message';
import { HTML_TYPE } from '../../site/render';
import { readAddress } from '../../site/site-address';
import { SitePages } from '../../site/site-pages';
import type { View } from '../../site/view';
import { COUNTED_ELSEWHERE, sendAway, sendFresh } from '../site/send';
import { pressPage, subscribePage, type SubscribeSheet } from './subscribe-pages';
import { subscribeWords } from './subscribe-words';

/** A mail is sent for each: this is how many one network can have sent. */
const ASKED_AT_MOST = 10;
const WINDOW_MILLISECONDS = 60 * 60_000;
const LONGEST_TOKEN = 200;

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

@Injectable()
export class SubscribeRoutes implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly pages: SitePages,
    private readonly subscribers: Subscribers,
    private readonly limits: SiteLimits,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const serve = (method: 'get' | 'post', path: string, handler: Handler) => {
      for (const start of ['', '/en']) {
        fastify[method](`${start}${path}`, COUNTED_ELSEWHERE, (request, reply) =>
          this.whileThere(request, reply, handler),
        );
      }
    };
    serve('get', '/subscribe', (request, reply) => this.form(request, reply));
    serve('post', '/subscribe', (request, reply) => this.ask(request, reply));
    for (const act of ['confirm', 'leave'] as const) {
      serve('get', `/subscribe/${act}`, (request, reply) => this.press(request, reply, act));
    }
    serve('post', '/subscribe/confirm', (request, reply) => this.confirm(request, reply));
    serve('post', '/subscribe/leave', (request, reply) => this.leave(request, reply));
  }

  private async form(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const view = this.viewOf(request);
    if (!(await this.subscribers.isOffered())) return notOffered(reply, view);
    return sendForm(reply, view, 200, { email: '', invalid: false });
  }

  /** The same answer whether the address was known or not. */
  private async ask(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const view = this.viewOf(request);
    const words = subscribeWords[view.language];
    const parsed = SubscribeForm.safeParse(request.body);
    if (!parsed.success) {
      return sendForm(reply, view, 422, { email: typedIn(request.body), invalid: true });
    }
    if (!(await this.subscribers.isOffered())) return notOffered(reply, view);
    const wait = await this.limits.take([
      {
        of: `subscribe|${networkOf(request.ip)}`,
        most: ASKED_AT_MOST,
        milliseconds: WINDOW_MILLISECONDS,
      },
    ]);
    if (wait > 0) {
      reply.header('retry-after', String(wait));
      return say(reply, view, 429, [words.manyTitle, words.manyText(Math.ceil(wait / 60))]);
    }
    await this.subscribers.ask(parsed.data);
    return say(reply, view, 202, [words.sentTitle, words.sentText]);
  }

  private async press(
    request: FastifyRequest,
    reply: FastifyReply,
    act: 'confirm' | 'leave',
  ): Promise<FastifyReply> {
    const text = pressPage(this.viewOf(request), act, tokenIn(request));
    return sendFresh(reply, 200, { type: HTML_TYPE, text });
  }

  private async confirm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const view = this.viewOf(request);
    const words = subscribeWords[view.language];
    const isGood = await this.subscribers.confirm(tokenIn(request));
    if (!isGood) return say(reply, view, 404, [words.badLinkTitle, words.badLinkText]);
    return say(reply, view, 200, [words.confirmedTitle, words.confirmedText]);
  }

  /** Also pressed by mail programs themselves (RFC 8058), which read no answer. */
  private async leave(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const view = this.viewOf(request);
    const words = subscribeWords[view.language];
    const isGood = await this.subscribers.leave(tokenIn(request));
    if (!isGood) return say(reply, view, 404, [words.badLinkTitle, words.badLinkText]);
    return say(reply, view, 200, [words.leftTitle, words.leftText]);
  }

  private async whileThere(
    request: FastifyRequest,
    reply: FastifyReply,
    handler: Handler,
  ): Promise<FastifyReply> {
    try {
      return await handler(request, reply);
    } catch (error) {
      if (!isOutage(error)) throw error;
      return sendAway(reply, this.viewOf(request), '/subscribe');
    }
  }

  private viewOf(request: FastifyRequest): View {
    return this.pages.view(readAddress(request.url).reading);
  }
}

function notOffered(reply: FastifyReply, view: View): FastifyReply {
  const words = subscribeWords[view.language];
  return say(reply, view, 404, [words.notOfferedTitle, words.notOfferedText]);
}

function sendForm(
  reply: FastifyReply,
  view: View,
  status: number,
  sheet: SubscribeSheet,
): FastifyReply {
  return sendFresh(reply, status, { type: HTML_TYPE, text: subscribePage(view, sheet) });
}

function say(
  reply: FastifyReply,
  view: View,
  status: number,
  [title, text]: readonly [string, string],
): FastifyReply {
  const page = messagePage(view, { title, text, path: '/subscribe' });
  return sendFresh(reply, status, { type: HTML_TYPE, text: page });
}

function tokenIn(request: FastifyRequest): string {
  return (readAddress(request.url).query.get('token') ?? '').slice(0, LONGEST_TOKEN);
}

function typedIn(body: unknown): string {
  const typed = typeof body === 'object' && body !== null && 'email' in body ? body.email : '';
  return typeof typed === 'string' ? typed.slice(0, 200) : '';
}

/** The public pages at their addresses, straight from the cache: no guard, no pipe, no filter between. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { REAL } from '@heed/shared/vocabulary';
import { networkOf } from '../../access/attempts';
import { messagePage } from '../../site/pages/message';
import { PlaceLookup } from '../../site/place-lookup';
import { HTML_TYPE } from '../../site/render';
import { readAddress, type SiteAddress } from '../../site/site-address';
import { siteFiles } from '../../site/site-files';
import { SitePages } from '../../site/site-pages';
import { COUNTED_ELSEWHERE, sendAway, sendForEver, sendFresh, sendPacked } from './send';

const paths = [
  '/history',
  '/points',
  '/bulletins/:no',
  '/feeds/bulletins.atom',
  '/feeds/bulletins.json',
];

@Injectable()
export class SiteRoutes implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly pages: SitePages,
    private readonly lookup: PlaceLookup,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    for (const path of ['/', '/en', ...paths, ...paths.map((each) => `/en${each}`)]) {
      fastify.get(path, COUNTED_ELSEWHERE, (request, reply) => this.page(request, reply));
    }
    for (const { path, type, text } of siteFiles) {
      fastify.get(path, COUNTED_ELSEWHERE, (_request, reply) => sendForEver(reply, type, text));
    }
  }

  private page(request: FastifyRequest, reply: FastifyReply): FastifyReply | Promise<FastifyReply> {
    const ready = this.pages.ready(request.url);
    return ready ? sendPacked(request, reply, ready) : this.find(request, reply);
  }

  private async find(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const address = readAddress(request.url);
    if (address.path === '/' && address.query.get('place')?.trim())
      return this.answer(reply, address, networkOf(request.ip));
    const page = await this.pages.find(address);
    return page ? sendPacked(request, reply, page) : this.missing(reply, address);
  }

  /** "Is the water safe at my home?": nothing of it is kept. */
  private async answer(
    reply: FastifyReply,
    { reading, query }: SiteAddress,
    network: string,
  ): Promise<FastifyReply> {
    const { model } = this.pages;
    const view = this.pages.view(reading);
    const text = query.get('place') ?? '';
    if (!model) return sendAway(reply, view);
    const asked = { text, realm: REAL, language: reading.language, network };
    const answer = await this.lookup.find(model, asked);
    const page = await this.pages.renderFor(view, model, '/', { text, answer });
    if (!page) return sendAway(reply, view);
    if (answer.kind !== 'many') return sendFresh(reply, 200, page);
    return sendFresh(reply.header('retry-after', String(answer.retryAfterSeconds)), 429, page);
  }

  private missing(reply: FastifyReply, { reading }: SiteAddress): FastifyReply {
    const view = this.pages.view(reading);
    if (!this.pages.model) return sendAway(reply, view);
    const { notFound: title, notFoundText: text } = view.words;
    return sendFresh(reply, 404, { type: HTML_TYPE, text: messagePage(view, { title, text }) });
  }
}

/** `/unit/:secret`: what a unit without accounts answers by. Works without a script; whoever has no good link finds nothing. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LinkAnswerForm } from '@heed/shared/unit-loop';
import { isOutage } from '../../kernel/database/database';
import { ReferenceLists } from '../../reference/reference-lists';
import { messagePage } from '../../site/pages/message';
import { HTML_TYPE } from '../../site/render';
import { readAddress } from '../../site/site-address';
import { SitePages } from '../../site/site-pages';
import type { View } from '../../site/view';
import { UnitLinks, type OpenedLink } from '../../unit-loop/unit-links';
import { messageOf } from '../http/messages';
import { sendAway, sendFresh } from '../site/send';
import { unitLinkPage, type LinkSheet } from './unit-link-pages';
import { unitLinkWords } from './unit-link-words';

@Injectable()
export class UnitLinkRoutes implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly pages: SitePages,
    private readonly links: UnitLinks,
    private readonly lists: ReferenceLists,
  ) {}

  /** Counted like every other request: secrets are not to be guessed in bulk. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    for (const start of ['', '/en']) {
      fastify.get(`${start}/unit/:secret`, (request, reply) => this.show(request, reply));
      fastify.post(`${start}/unit/:secret`, (request, reply) => this.answer(request, reply));
    }
  }

  private show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.whileOpen(request, reply, async (opened) => ({ opened, told: null }));
  }

  private answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.whileOpen(request, reply, async (opened, view) => {
      const words = unitLinkWords[view.language];
      const parsed = LinkAnswerForm.safeParse(request.body);
      if (!parsed.success) return { opened, told: null };
      const { n, text } = parsed.data;
      const taken = await this.links.answer(opened, parsed.data);
      const fresh = (await this.links.open(secretIn(request))) ?? opened;
      if (!taken) return { opened: fresh, told: { n, text: words.empty, written: text } };
      if (taken.result !== 'refused') return { opened: fresh, told: null };
      const why = taken.error === null ? '' : messageOf(taken.error, view.language);
      const said = `${words.outcome.refused}${view.words.colon}${why}`;
      return { opened: fresh, told: { n, text: said, written: text } };
    });
  }

  private async whileOpen(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (
      opened: OpenedLink,
      view: View,
    ) => Promise<{ readonly opened: OpenedLink; readonly told: LinkSheet['told'] }>,
  ): Promise<FastifyReply> {
    const view = this.pages.view(readAddress(request.url).reading);
    // The address is the key: it must not travel on as the one that somebody came from.
    reply.header('referrer-policy', 'no-referrer');
    try {
      const opened = await this.links.open(secretIn(request));
      if (!opened) return gone(reply, view);
      const { opened: shown, told } = await work(opened, view);
      const text = unitLinkPage(view, this.sheet(view, secretIn(request), shown, told));
      return sendFresh(reply, told ? 422 : 200, { type: HTML_TYPE, text });
    } catch (error) {
      if (!isOutage(error)) throw error;
      return sendAway(reply, view);
    }
  }

  private sheet(
    view: View,
    secret: string,
    { list, lines, expiresAt }: OpenedLink,
    told: LinkSheet['told'],
  ): LinkSheet {
    const { state } = this.lists.of(list.realm);
    const named = (row: { name: string; nameEn: string | null } | undefined) =>
      (view.language === 'en' ? row?.nameEn : null) ?? row?.name;
    return {
      secret,
      unit: named(state.units.find(({ id }) => id === list.unitId)) ?? '',
      expiresAt,
      lines,
      told,
      placeName: (code) => named(state.places.find((place) => place.code === code)) ?? code,
    };
  }
}

function gone(reply: FastifyReply, view: View): FastifyReply {
  const { goneTitle: title, goneText: text } = unitLinkWords[view.language];
  return sendFresh(reply, 404, { type: HTML_TYPE, text: messagePage(view, { title, text }) });
}

function secretIn(request: FastifyRequest): string {
  return (request.params as { readonly secret?: string }).secret ?? '';
}

/** `/drill/:id/…`: the public pages of a drill, for staff who are logged in. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../../access/attempts';
import { Principals } from '../../access/principals';
import { DrillPages } from '../../site/drill-pages';
import { messagePage } from '../../site/pages/message';
import { HTML_TYPE } from '../../site/render';
import { readAddress } from '../../site/site-address';
import { SitePages } from '../../site/site-pages';
import { sendFresh } from './send';

@Injectable()
export class DrillRoutes implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly pages: SitePages,
    private readonly drills: DrillPages,
    private readonly principals: Principals,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    for (const path of ['/drill/:id', '/drill/:id/*']) {
      fastify.get(path, (request, reply) => this.drill(request, reply));
    }
  }

  private async drill(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { id } = request.params as { id: string };
    const address = readAddress(request.url, `/drill/${id}`);
    const view = this.pages.view(address.reading);
    const { words } = view;
    const say = (status: number, title: string, text: string) =>
      sendFresh(reply, status, { type: HTML_TYPE, text: messagePage(view, { title, text }) });
    const principal = await this.principals.authenticate(request.headers);
    if (principal?.kind !== 'account' || principal.mustChangePassword) {
      return say(403, words.staffOnly, words.staffOnlyText);
    }
    if (address.path === '/report' || address.path === '/track') {
      return say(200, words.forms.report.drill, words.forms.report.drillText);
    }
    const page = await this.drills.find(id, address, networkOf(request.ip));
    return page ? sendFresh(reply, 200, page) : say(404, words.notFound, words.notFoundText);
  }
}

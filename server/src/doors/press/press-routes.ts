/** What the press desk shows beside its forms: the public page with a draft in it, and the signed paper. */
import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { can } from '../../access/can';
import { actorOf, type Principal } from '../../access/principal';
import { Principals } from '../../access/principals';
import { BulletinReader } from '../../bulletins/bulletin-reader';
import { EvidenceShelf } from '../../intake/evidence/evidence-shelf';
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal';
import { DraftPages } from '../../site/draft-pages';
import { languageOf } from '../http/language';
import { rejectionOf, statusOf } from '../http/messages';
import { SITE_POLICY } from '../site/send';

/** Our own desk may frame the page; nobody else may. */
const FRAMED_POLICY = SITE_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

type Asked = FastifyRequest<{
  Params: { id: string };
  Querystring: { lang?: string; size?: string };
}>;

@Injectable()
export class PressRoutes implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly principals: Principals,
    private readonly drafts: DraftPages,
    private readonly bulletins: BulletinReader,
    private readonly shelf: EvidenceShelf,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const serve =
      (answer: (request: Asked, reply: FastifyReply, reader: Principal) => Promise<FastifyReply>) =>
      async (request: Asked, reply: FastifyReply): Promise<FastifyReply> => {
        const reader = await this.principals.authenticate(request.headers);
        if (!reader) return refused(request, reply, refuse('unauthenticated'));
        // Whoever may not see drafts learns nothing of which there are.
        if (!can(reader, 'bulletin:read')) return refused(request, reply, refuse('forbidden'));
        return answer(request, reply, reader);
      };
    fastify.get('/press/preview/:id', serve((request, reply) => this.preview(request, reply)));
    fastify.get(
      '/press/paper/:id',
      serve((request, reply, reader) => this.paper(request, reply, reader)),
    );
  }

  private async preview(request: Asked, reply: FastifyReply): Promise<FastifyReply> {
    const { lang, size } = request.query;
    const page = await this.drafts.find(request.params.id, {
      language: lang === 'en' ? 'en' : 'zh',
      large: size === 'large',
    });
    if (!page) return refused(request, reply, refuse('not-found'));
    return reply
      .header('content-security-policy', FRAMED_POLICY)
      .header('x-frame-options', 'SAMEORIGIN')
      .header('cache-control', 'private, no-store')
      .header('content-type', page.type)
      .send(page.text);
  }

  /** [B9] The scan that the second reader compares with the text; that it was looked at is in the journal. */
  private async paper(
    request: Asked,
    reply: FastifyReply,
    reader: Principal,
  ): Promise<FastifyReply> {
    const viewer = { id: reader.id, may: () => true };
    const bulletin = await this.bulletins.detail(request.params.id, viewer);
    const evidenceId = bulletin?.hands.findLast(({ paper }) => paper !== null)?.paper?.evidenceId;
    const found = evidenceId ? await this.shelf.find(evidenceId) : refuse('not-found');
    if (isRefusal(found)) return refused(request, reply, found);
    const content = await this.shelf.hand(found.record, actorOf(reader));
    if (isRefusal(content)) return refused(request, reply, content);
    return reply
      .header('content-type', found.record.type)
      .header('content-disposition', 'inline')
      .header('content-security-policy', "sandbox; default-src 'none'; img-src 'self'")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(Readable.from(content, { objectMode: false }));
  }
}

function refused(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const language = languageOf(request.headers['accept-language']);
  const body = rejectionOf(refusal, language);
  return reply.status(statusOf(refusal.error)).send(body);
}

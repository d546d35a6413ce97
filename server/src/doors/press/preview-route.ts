/** The public page with a draft in it, for a frame of our own press desk. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refuse } from '../../kernel/refusal';
import { DraftPages } from '../../site/draft-pages';
import { SITE_POLICY } from '../site/send';
import { PressReader, sendRefusal } from './press-reader';

/** Our own desk may frame the page; nobody else may. */
const FRAMED_POLICY = SITE_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

@Injectable()
export class PreviewRoute implements OnModuleInit {
  constructor(
    private readonly readers: PressReader,
    private readonly drafts: DraftPages,
  ) {}

  onModuleInit(): void {
    this.readers.serve('/press/preview/:id', async (request, reply) => {
      const { lang, size } = request.query;
      const page = await this.drafts.find(request.params.id, {
        language: lang === 'en' ? 'en' : 'zh',
        large: size === 'large',
      });
      if (!page) return sendRefusal(request, reply, refuse('not-found'));
      return reply
        .header('content-security-policy', FRAMED_POLICY)
        .header('x-frame-options', 'SAMEORIGIN')
        .header('cache-control', 'private, no-store')
        .header('content-type', page.type)
        .send(page.text);
    });
  }
}

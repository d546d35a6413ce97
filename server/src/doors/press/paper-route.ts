/** The scan that a second reader compares with the text; that it was looked at is in the journal. */
import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { actorOf } from '../../access/principal';
import { BulletinReader } from '../../bulletins/bulletin-reader';
import { EvidenceShelf } from '../../intake/evidence/evidence-shelf';
import { isRefusal, refuse } from '../../kernel/refusal';
import { PressReader, sendRefusal } from './press-reader';

@Injectable()
export class PaperRoute implements OnModuleInit {
  constructor(
    private readonly readers: PressReader,
    private readonly bulletins: BulletinReader,
    private readonly shelf: EvidenceShelf,
  ) {}

  /** [B9] */
  onModuleInit(): void {
    this.readers.serve('/press/paper/:id', async (request, reply, reader) => {
      const evidenceId = await this.scanOf(request.params.id);
      const found = evidenceId ? await this.shelf.find(evidenceId) : refuse('not-found');
      if (isRefusal(found)) return sendRefusal(request, reply, found);
      const content = await this.shelf.hand(found.record, actorOf(reader));
      if (isRefusal(content)) return sendRefusal(request, reply, content);
      return reply
        .header('content-type', found.record.type)
        .header('content-disposition', 'inline')
        .header('content-security-policy', "sandbox; default-src 'none'; img-src 'self'")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(Readable.from(content, { objectMode: false }));
    });
  }

  private async scanOf(bulletinId: string): Promise<string | undefined> {
    const bulletin = await this.bulletins.detail(bulletinId, { id: '', may: () => true });
    return bulletin?.hands.findLast(({ paper }) => paper !== null)?.paper?.evidenceId;
  }
}

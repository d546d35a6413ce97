/** Evidence: send a file, fetch one that belongs to a case one may see. */
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { Id, type Verb } from '@heed/shared/vocabulary';
import { z } from 'zod';
import { can, denial } from '../../access/can';
import { actorOf, type Principal } from '../../access/principal';
import { mayRead } from '../../access/tip-offs';
import { isVisible } from '../../access/visible';
import { EvidenceShelf, type FoundEvidence } from '../../intake/evidence/evidence-shelf';
import { evidenceExtensions, MAX_EVIDENCE_BYTES } from '../../intake/evidence/evidence-type';
import { orThrow, RefusedError, refuse, refuseField } from '../../kernel/refusal';
import { SignedIn } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import type { HeedRequest } from '../http/request';

/** One byte past what is kept, so that it is we who notice and nothing is cut off unseen. */
const LIMITS = { limits: { files: 1, fileSize: MAX_EVIDENCE_BYTES + 1 } };

/** Whoever registers complaints; and whoever brings the signed paper of a bulletin, or a promise's proof. */
const senders: readonly Verb[] = [
  'complaint:register',
  'bulletin:write',
  'bulletin:approve',
  'promise:write',
];

const EvidenceMade = z.strictObject({ id: Id });

@ApiTags('evidence')
@Controller('api/evidence')
export class EvidenceController {
  constructor(private readonly shelf: EvidenceShelf) {}

  @Post()
  @SignedIn()
  @ApiOperation({
    summary:
      'Keeps a picture, PDF, film or recording for a complaint or a bulletin that will name it',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' } },
      required: ['file'],
    },
  })
  @ApiCreatedResponse({ standardSchema: EvidenceMade })
  async keep(
    @CurrentPrincipal() principal: Principal,
    @Req() request: HeedRequest,
  ): Promise<z.infer<typeof EvidenceMade>> {
    if (!senders.some((verb) => can(principal, verb))) throw new RefusedError(denial(principal));
    if (!request.isMultipart()) throw new RefusedError(refuse('unsupported-media'));
    const part = await request.file(LIMITS);
    if (!part) throw new RefusedError(refuseField('invalid', 'file', 'no-file'));
    const upload = { fileName: part.filename, content: part.file };
    return orThrow(await this.shelf.keep(upload, actorOf(principal)));
  }

  @Get(':id')
  @SignedIn()
  @ApiOperation({ summary: 'A piece of evidence; each download is in the journal' })
  @ApiProduces(...Object.keys(evidenceExtensions))
  async fetch(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = orThrow(await this.shelf.find(id));
    // Whoever may not see it learns no more than whoever asks for what is not there.
    if (!maySee(principal, found)) throw new RefusedError(refuse('not-found'));
    const { record } = found;
    const content = orThrow(await this.shelf.hand(record, actorOf(principal)));
    const name = `evidence-${id}.${evidenceExtensions[record.type]}`;
    void reply
      .header('content-type', record.type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cross-origin-resource-policy', 'same-origin')
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(Readable.from(content, { objectMode: false }));
  }
}

/** Those who see one of its cases; before it has one, whoever sent it. */
function maySee(principal: Principal, { record, cases }: FoundEvidence): boolean {
  if (cases.length > 0)
    return cases.some((each) => isVisible(principal, each) && mayRead(principal, each));
  const { kind, id } = record.uploader;
  return kind === principal.kind && id === principal.id;
}

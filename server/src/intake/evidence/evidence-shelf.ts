/** Keeps what people send as evidence, and hands it out to those who may see its case. */
import { Injectable } from '@nestjs/common';
import { isId, newId } from '../../kernel/ids';
import { Refusal, refuse, refuseField } from '../../kernel/refusal';
import type { Actor } from '../../journal/events';
import { cleanPicture } from './clean-picture';
import { EvidenceFiles } from './evidence-files';
import { EvidenceRecords, type EvidenceRecord, type OwnerCase } from './evidence-records';
import { evidenceType, isPicture, MAX_EVIDENCE_BYTES } from './evidence-type';

export interface EvidenceUpload {
  readonly fileName: string;
  readonly content: AsyncIterable<Uint8Array>;
}

export interface FoundEvidence {
  readonly record: EvidenceRecord;
  /** The cases it belongs to: none until a complaint names it. */
  readonly cases: readonly OwnerCase[];
}

/** More than a desk sends in an hour; a stolen session can't fill the disk. */
const MAX_AN_HOUR = 600;

@Injectable()
export class EvidenceShelf {
  constructor(
    private readonly files: EvidenceFiles,
    private readonly records: EvidenceRecords,
  ) {}

  /** Keeps a file; durable when it answers. */
  async keep(upload: EvidenceUpload, uploader: Actor): Promise<{ id: string } | Refusal> {
    if ((await this.records.recent(uploader)) >= MAX_AN_HOUR) {
      return refuse('rate-limited', { retryAfterSeconds: 600 });
    }
    const original = await gathered(upload.content);
    if (!original) return refuse('too-large');
    const type = await evidenceType(original);
    if (type === 'heic') return refuseField('unsupported-media', 'file', 'convert-heic');
    if (!type) return refuse('unsupported-media');
    const served = isPicture(type) ? await cleanPicture(original, type) : original;
    if (!served) return refuse('malformed');
    const id = newId();
    const { fileName } = upload;
    try {
      const kept = await this.files.keep({ id, fileName, original, served }, this.records.now());
      await this.records.add({ id, uploader, type, bytes: original.length }, kept);
    } catch (error) {
      await this.files.remove(id);
      throw error;
    }
    return { id };
  }

  async find(id: string): Promise<FoundEvidence | Refusal> {
    const record = isId(id) ? await this.records.find(id) : null;
    if (!record) return refuse('not-found');
    return { record, cases: await this.records.casesOf(id) };
  }

  /** The content, chunk by chunk; that it was asked for is in the journal first. */
  async hand(record: EvidenceRecord, actor: Actor): Promise<AsyncGenerator<Buffer> | Refusal> {
    await this.records.tellDownload(record.id, actor);
    return (await this.files.open(record)) ?? refuse('not-found');
  }

  /** A complaint may name only evidence that its own sender brought within a day; null where it does. */
  async fault(evidenceIds: readonly string[], sender: Actor): Promise<Refusal | null> {
    if (evidenceIds.length === 0) return null;
    const own = await this.records.own(evidenceIds.filter(isId), sender);
    const strange = evidenceIds.findIndex((id) => !own.has(id));
    if (strange < 0) return null;
    return refuseField('invalid', `evidenceIds.${strange}`, 'no-such-evidence');
  }
}

async function gathered(content: AsyncIterable<Uint8Array>): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of content) {
    bytes += part.length;
    if (bytes > MAX_EVIDENCE_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What of a complaint can be shown to one person with a reason. */
import { Injectable } from '@nestjs/common';
import type { RevealField } from '@heed/shared/rows';
import { KeyStore } from '../kernel/seal/key-store';
import type { SealRow } from '../kernel/seal/sealer';
import { SealedWords, type SealedComplaint } from './sealed-words';
import { TrackingCodes } from './tracking-code';

@Injectable()
export class RevealableFields {
  private readonly codes: TrackingCodes;

  constructor(
    private readonly words: SealedWords,
    keys: KeyStore,
  ) {
    this.codes = new TrackingCodes(keys);
  }

  /** The reason is kept as the person's own words are. */
  sealReason(personId: string, reason: string): Promise<SealRow | null> {
    return this.words.sealFor(personId, { text: reason });
  }

  /** The field as it was said, its value null where it wasn't; null where the seal opens no more. */
  async read(
    sealId: string,
    caseId: string,
    field: RevealField,
  ): Promise<{ readonly value: string | null } | null> {
    const complaint = await this.words.openComplaint(sealId);
    if (!complaint) return null;
    return { value: field === 'tracking' ? this.codes.of(caseId) : fieldOf(complaint, field) };
  }
}

function fieldOf(
  complaint: SealedComplaint,
  field: Exclude<RevealField, 'tracking'>,
): string | null {
  if (field === 'onBehalfOf') {
    const { name, phone } = complaint.onBehalfOf ?? {};
    return [name, phone].filter(Boolean).join(' ') || null;
  }
  return complaint[field] ?? null;
}

/** The form with all that it needs: a request id, a challenge, the streets of the real realm. */
import { Injectable } from '@nestjs/common';
import { REAL } from '@heed/shared/vocabulary';
import { newId } from '../../kernel/ids';
import { ReferenceLists } from '../../reference/reference-lists';
import { ProofOfWork } from '../../site/forms/proof-of-work';
import { reportPage, type ReportSheet } from '../../site/pages/report';
import { HTML_TYPE, type Rendered } from '../../site/render';
import type { View } from '../../site/view';

export type Filled = Pick<ReportSheet, 'written' | 'faults' | 'notice' | 'hadFiles'>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@Injectable()
export class ReportSheets {
  constructor(
    private readonly proofs: ProofOfWork,
    private readonly lists: ReferenceLists,
  ) {}

  /** A form that was filled in keeps its id: it is still the same report. */
  async page(view: View, filled: Filled): Promise<Rendered> {
    const known = filled.written['requestId'] ?? '';
    const requestId = uuid.test(known) ? known : newId();
    const { places } = this.lists.of(REAL).state;
    const challenge = await this.proofs.challenge(requestId);
    const text = reportPage(view, { requestId, challenge, places, ...filled });
    return { type: HTML_TYPE, text };
  }
}

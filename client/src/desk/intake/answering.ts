/** A question that was answered on the spot: registered first, then its case answered and so closed. */
import { CaseDetail, CommandResult } from '@heed/shared/rows';
import type { ComplaintReceipt } from '@heed/shared/complaint';
import type { Rejection } from '@heed/shared/rejections';
import { request } from '../../api/http';
import { newRequestId } from '../../api/request-id';

/** A registered complaint whose answer is still to be written. */
interface Unanswered {
  receipt: ComplaintReceipt;
  text: string;
  requestId: string;
}

export type AnswerOutcome =
  | { kind: 'answered' }
  /** The same person had said it before: an open case stays open, whatever was said on the phone. */
  | { kind: 'joined' }
  | { kind: 'refused'; rejection: Rejection; caseNo: string };

export class Answering {
  /** What is registered and not answered: it can be tried again, and counts once. */
  private left: Unanswered | null = null;

  async answer(receipt: ComplaintReceipt, text: string): Promise<AnswerOutcome> {
    if (receipt.repeatOf !== undefined) return { kind: 'joined' };
    return this.send({ receipt, text, requestId: newRequestId() });
  }

  async again(): Promise<AnswerOutcome | null> {
    return this.left ? this.send(this.left) : null;
  }

  private async send(left: Unanswered): Promise<AnswerOutcome> {
    const path = `/api/cases/${left.receipt.caseId}`;
    const seen = await request('GET', path, { schema: CaseDetail });
    const done = seen.ok
      ? await request('POST', `${path}/commands`, {
          body: {
            kind: 'answer',
            expectedVersion: seen.value.version,
            requestId: left.requestId,
            text: left.text,
          },
          schema: CommandResult,
        })
      : seen;
    this.left = done.ok ? null : left;
    return done.ok
      ? { kind: 'answered' }
      : { kind: 'refused', rejection: done.rejection, caseNo: left.receipt.caseNo };
  }
}

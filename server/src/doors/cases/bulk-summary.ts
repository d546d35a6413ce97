/** What an act on many cases would do, summed up: so many from here to there, so many refused and why. */
import type { BulkPreview } from '@heed/shared/bulk';
import type { RejectionCode } from '@heed/shared/rejections';
import type { CaseState } from '@heed/shared/vocabulary';
import type { CommandedCase } from '../../cases/planning';
import { isRefusal, type Refusal } from '../../kernel/refusal';

export interface Judged {
  readonly caseNo: string;
  /** Undefined where the reader doesn't know of the case. */
  readonly from: CaseState | undefined;
  readonly verdict: CommandedCase | Refusal;
}

const FIRST_NAMED = 5;

export function summarise(
  judged: readonly Judged[],
  messageOf: (error: RejectionCode) => string,
): BulkPreview {
  const would = new Map<string, BulkPreview['would'][number]>();
  const refused = new Map<RejectionCode, BulkPreview['refused'][number]>();
  for (const { caseNo, from, verdict } of judged) {
    if (isRefusal(verdict)) {
      const { error } = verdict;
      const entry = refused.get(error) ?? fresh(error, messageOf(error));
      entry.count += 1;
      if (entry.caseNos.length < FIRST_NAMED && caseNo) entry.caseNos.push(caseNo);
      refused.set(error, entry);
    } else if (from !== undefined) {
      const to = verdict.record.state;
      const entry = would.get(`${from}>${to}`) ?? { from, to, count: 0 };
      entry.count += 1;
      would.set(`${from}>${to}`, entry);
    }
  }
  const most = <T extends { count: number }>(entries: Iterable<T>) =>
    [...entries].toSorted((a, b) => b.count - a.count);
  return { total: judged.length, would: most(would.values()), refused: most(refused.values()) };
}

function fresh(error: RejectionCode, message: string): BulkPreview['refused'][number] {
  return { error, message, count: 0, caseNos: [] };
}

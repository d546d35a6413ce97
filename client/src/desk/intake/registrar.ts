/** Sends a draft and says what came of it. Whatever goes wrong, nothing of the draft is lost. */
import { ComplaintReceipt } from '@heed/shared/complaint';
import type { Rejection } from '@heed/shared/rejections';
import { ref } from 'vue';
import { request } from '../../api/http';
import { inRealm } from '../../feed/scope';
import {
  complaintOf,
  problemsOf,
  problemsOfRejection,
  type DraftField,
  type IntakeDraft,
  type Problems,
} from './draft';

export class Registrar {
  readonly problems = ref<Problems>({});
  readonly rejection = ref<Rejection | null>(null);
  readonly sending = ref(false);
  /** What the last complaint became, until the next one is begun. */
  readonly receipt = ref<ComplaintReceipt | null>(null);

  constructor(private readonly tellProblem: (field: DraftField) => string) {}

  /** Null where it was not registered: `problems` and `rejection` say why. */
  async register(draft: IntakeDraft): Promise<ComplaintReceipt | null> {
    if (this.sending.value) return null;
    this.rejection.value = null;
    this.problems.value = problemsOf(draft, this.tellProblem);
    if (Object.keys(this.problems.value).length > 0) return null;
    this.sending.value = true;
    const answer = await request('POST', '/api/complaints', {
      body: { ...complaintOf(draft), ...inRealm() },
      headers: { 'idempotency-key': draft.key },
      schema: ComplaintReceipt,
    });
    this.sending.value = false;
    if (answer.ok) return answer.value;
    this.rejection.value = answer.rejection;
    this.problems.value = problemsOfRejection(answer.rejection);
    return null;
  }

  clear(): void {
    this.problems.value = {};
    this.rejection.value = null;
  }

  /** The first field that something is wrong with. */
  firstProblem(): DraftField | undefined {
    return (Object.keys(this.problems.value) as DraftField[])[0];
  }
}

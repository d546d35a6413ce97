/** Says to the server that a case was answered by an edition. What is said is done; a lost word is tried once more. */
import { request, type Answer } from '../api/http';
import { newRequestId } from '../api/request-id';

export interface UsedWording {
  readonly id: string;
  readonly edition: number;
}

/** A dead network answers `unavailable`: the same request again changes nothing twice. */
export async function recordUse({ id, edition }: UsedWording, caseId: string): Promise<void> {
  const body = { edition, caseId, requestId: newRequestId() };
  const send = (): Promise<Answer<void>> => request('POST', `/api/wording/${id}/uses`, { body });
  const answer = await send();
  if (!answer.ok && answer.rejection.error === 'unavailable') await send();
}

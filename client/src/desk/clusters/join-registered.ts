/** Joins a case that was just registered to what was chosen for it. */
import { ClusterResult, type SimilarCase } from '@heed/shared/clusters';
import type { Rejection } from '@heed/shared/rejections';
import { refuse, request, type Answer } from '../../api/http';
import { newRequestId } from '../../api/request-id';
import { joinRequest, type Joiner } from './joining';

/** Others join the same cluster while this case was being registered. */
const MOST_ATTEMPTS = 5;

export async function joinRegistered(
  joiner: Joiner,
  other: SimilarCase,
  reason: string,
): Promise<Answer<ClusterResult>> {
  const ask = joinRequest(joiner, other, reason);
  if (!ask) return refuse('in-cluster');
  let rejection: Rejection = { error: 'stale-version', message: '' };
  let version = other.cluster?.version;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const expected = version === undefined ? {} : { expectedVersion: version };
    const body = { ...ask.body, ...expected, requestId: newRequestId() };
    const answer = await request('POST', ask.path, { body, schema: ClusterResult });
    if (answer.ok) return answer;
    rejection = answer.rejection;
    if (rejection.error !== 'stale-version') break;
    version = rejection.currentVersion;
  }
  return { ok: false, rejection };
}

/** The board as it is at this moment, for pages that show whether anything was ever received. */
import { ONLY, Snapshot, type BoardParts } from '@heed/shared/board';
import { request } from '../api/http';

/** Null where the server does not answer, or does not let us see it. */
export async function boardNow(): Promise<BoardParts | null> {
  const answer = await request('GET', '/api/board', { schema: Snapshot, timeoutMs: 5_000 });
  return answer.ok ? answer.value.parts : null;
}

/** Nothing was ever received: no channel has a last complaint, and no case is open. */
export function isEmptyBoard(parts: BoardParts): boolean {
  return Object.keys(parts.sources).length === 0 && (parts.flow[ONLY]?.open ?? 0) === 0;
}

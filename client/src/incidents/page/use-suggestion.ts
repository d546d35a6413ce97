/** The incident that the scenario of the present drill proposes; none outside of drills. */
import { DrillDetail } from '@heed/shared/drills';
import { shallowRef } from 'vue';
import { request } from '../../api/http';
import { markOf } from '../../drills/mark';
import { presentRealm } from '../../feed/scope';

export function useSuggestion() {
  const mark = markOf(presentRealm());
  const drillId = mark?.kind === 'drill' ? mark.id : null;
  const suggestion = shallowRef<DrillDetail['suggestion'] | null>(null);

  async function read(): Promise<void> {
    if (drillId === null) return;
    const answer = await request('GET', `/api/drills/${drillId}`, { schema: DrillDetail });
    if (answer.ok) suggestion.value = answer.value.suggestion;
  }
  void read();
  return suggestion;
}

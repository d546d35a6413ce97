/** Says that somebody has an alarm in hand; the board tells everybody. */
import { AlarmResult } from '@heed/shared/alarms';
import type { Rejection } from '@heed/shared/rejections';
import { shallowRef } from 'vue';
import { request } from '../../api/http';
import { newRequestId } from '../../api/request-id';

export function useAlarmTaking() {
  const pending = shallowRef<string | null>(null);
  const rejection = shallowRef<Rejection | null>(null);

  async function take(alarmId: string): Promise<boolean> {
    if (pending.value !== null) return false;
    pending.value = alarmId;
    const answer = await request('POST', `/api/alarms/${alarmId}/acknowledge`, {
      body: { requestId: newRequestId() },
      schema: AlarmResult,
    });
    pending.value = null;
    rejection.value = answer.ok ? null : answer.rejection;
    return answer.ok;
  }

  return { pending, rejection, take };
}

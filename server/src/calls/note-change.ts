/** A changed line as the journal tells it. */
import type { DeskChange } from '../journal/desk-writer';
import type { EventData } from '../journal/events';
import type { CallBackRecord } from './call-back-record';

type Changed = EventData<'call-back-changed'>;

export function noteChange(
  change: DeskChange,
  step: Changed['step'],
  record: CallBackRecord,
): void {
  const { id: callBackId, version, state, calls, firstAt, lastAt, tries } = record;
  const { holderId, leaseUntil, ended } = record;
  const counts = { version, state, calls, firstAt, lastAt, tries };
  const line: Changed['line'] = { ...counts, holderId, leaseUntil, ended };
  change.note({ type: 'call-back-changed', data: { callBackId, step, line } });
}

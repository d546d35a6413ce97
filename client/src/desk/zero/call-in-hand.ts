/** The number that is being called back: taken, whole while it is in hand, and how the call went. */
import {
  CallBackList,
  CallBackResult,
  type CallBackCommandKind,
  type CallBackRow,
} from '@heed/shared/calls';
import type { Rejection } from '@heed/shared/rejections';
import { defineStore } from 'pinia';
import { ref, shallowRef, watch } from 'vue';
import { request } from '../../api/http';
import { newRequestId } from '../../api/request-id';
import { inRealm, presentRealm } from '../../feed/scope';
import { dialled, isDue } from './zero-rows';

export interface CallInHand {
  readonly row: CallBackRow;
  /** The whole number; null once the call is over. */
  readonly number: string | null;
  /** What was done with it last. */
  readonly by: CallBackCommandKind;
}

type Outcome = Extract<CallBackCommandKind, 'reach' | 'miss' | 'release'>;

/** Numbers that were tried a moment ago are passed over. */
const PAGE = 50;

/** Kept in memory alone: after a reload the claim is still there, and taking it again gives the number. */
class CallsInHand {
  readonly current = shallowRef<CallInHand | null>(null);
  readonly rejection = shallowRef<Rejection | null>(null);
  readonly pending = ref(false);
  /** Numbers that were chosen to be called one after the other. */
  readonly queue = shallowRef<readonly CallBackRow[]>([]);

  drop(): void {
    this.current.value = null;
    this.rejection.value = null;
    this.queue.value = [];
  }

  /** Takes a number in hand, and remembers which ones come after it. */
  take(row: CallBackRow, after: readonly CallBackRow[] = []): Promise<boolean> {
    this.queue.value = after;
    return this.command(row, 'claim');
  }

  async end(outcome: Outcome): Promise<boolean> {
    const { value } = this.current;
    return value !== null && this.command(value.row, outcome);
  }

  /** After three tries: word was left. */
  leave(row: CallBackRow, by: 'sms' | 'word-left'): Promise<boolean> {
    return this.command(row, 'leave', { by });
  }

  /** The next one that was chosen, or else the one that is due and called most often. */
  async next(now: number): Promise<boolean> {
    const [chosen, ...rest] = this.queue.value;
    if (chosen) return this.take(chosen, rest);
    const query = { state: 'waiting', limit: PAGE, ...inRealm() };
    const answer = await request('GET', '/api/call-backs', { query, schema: CallBackList });
    this.rejection.value = answer.ok ? null : answer.rejection;
    if (!answer.ok) return false;
    const row = answer.value.rows.find((each) => isDue(each, now));
    if (row) return this.take(row);
    this.current.value = null;
    return false;
  }

  private async command(
    row: CallBackRow,
    kind: CallBackCommandKind,
    part: object = {},
  ): Promise<boolean> {
    if (this.pending.value) return false;
    this.pending.value = true;
    const body = { kind, expectedVersion: row.version, requestId: newRequestId(), ...part };
    const path = `/api/call-backs/${row.id}/commands`;
    const answer = await request('POST', path, { body, schema: CallBackResult });
    this.pending.value = false;
    this.rejection.value = answer.ok ? null : answer.rejection;
    if (!answer.ok) return false;
    const { callBack, number } = answer.value;
    this.current.value = { row: callBack, number: number && dialled(number), by: kind };
    return true;
  }
}

export const useCallInHand = defineStore('call-in-hand', () => {
  const calls = new CallsInHand();
  watch(presentRealm, () => calls.drop(), { flush: 'sync' });
  const { current, rejection, pending, queue } = calls;
  return {
    current,
    rejection,
    pending,
    queue,
    take: calls.take.bind(calls),
    end: calls.end.bind(calls),
    leave: calls.leave.bind(calls),
    next: calls.next.bind(calls),
    drop: calls.drop.bind(calls),
  };
});

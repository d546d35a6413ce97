/** All replays as the server tells them, read again each second: their clocks run. */
import type { Rejection } from '@heed/shared/rejections';
import { ReplayRow, type ReplayCommand } from '@heed/shared/replays';
import { useIntervalFn } from '@vueuse/core';
import { shallowRef } from 'vue';
import { z } from 'zod';
import { request } from '../api/http';

const READ_MS = 1_000;

export function useReplays() {
  const replays = shallowRef<readonly ReplayRow[] | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  const refused = shallowRef<Rejection | null>(null);
  const pending = shallowRef<ReplayCommand['kind'] | null>(null);
  /** A reading that was asked for before a command must not undo what the command answered. */
  let generation = 0;

  async function load(): Promise<void> {
    const mine = ++generation;
    const answer = await request('GET', '/api/replays', { schema: z.array(ReplayRow) });
    if (mine !== generation) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) replays.value = answer.value;
  }

  async function command(id: string, body: ReplayCommand): Promise<void> {
    if (pending.value) return;
    pending.value = body.kind;
    const path = `/api/replays/${id}/commands`;
    const answer = await request('POST', path, { body, schema: ReplayRow });
    generation += 1;
    pending.value = null;
    refused.value = answer.ok ? null : answer.rejection;
    await load();
  }

  useIntervalFn(() => void load(), READ_MS, { immediateCallback: true });
  return { replays, rejection, refused, pending, load, command };
}

/** All drills as the server tells them, read again each second: their clocks run. */
import { DrillRow, type DrillCommand } from '@heed/shared/drills';
import type { Rejection } from '@heed/shared/rejections';
import { useIntervalFn } from '@vueuse/core';
import { shallowRef } from 'vue';
import { z } from 'zod';
import { request } from '../api/http';

const READ_MS = 1_000;

export function useDrills() {
  const drills = shallowRef<readonly DrillRow[] | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  const refused = shallowRef<Rejection | null>(null);
  const pending = shallowRef<DrillCommand['kind'] | null>(null);
  /** A reading that was asked for before a command must not undo what the command answered. */
  let generation = 0;

  async function load(): Promise<void> {
    const mine = ++generation;
    const answer = await request('GET', '/api/drills', { schema: z.array(DrillRow) });
    if (mine !== generation) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) drills.value = answer.value;
  }

  async function command(id: string, body: DrillCommand): Promise<void> {
    if (pending.value) return;
    pending.value = body.kind;
    const answer = await request('POST', `/api/drills/${id}/commands`, { body, schema: DrillRow });
    generation += 1;
    pending.value = null;
    refused.value = answer.ok ? null : answer.rejection;
    if (answer.ok) put(answer.value);
  }

  function put(row: DrillRow): void {
    const others = (drills.value ?? []).filter(({ id }) => id !== row.id);
    const known = drills.value?.findIndex(({ id }) => id === row.id) ?? -1;
    drills.value = others.toSpliced(Math.max(0, known), 0, row);
  }

  useIntervalFn(() => void load(), READ_MS, { immediateCallback: true });
  return { drills, rejection, refused, pending, load, command, put };
}

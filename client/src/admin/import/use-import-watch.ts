/** Follows one import until it has ended; a server that is away is asked again. */
import { ImportRow } from '@heed/shared/imports';
import type { Rejection } from '@heed/shared/rejections';
import { onBeforeUnmount, shallowRef } from 'vue';
import type { z } from 'zod';
import { request } from '../../api/http';
import { hasEnded } from './import-progress';

const EVERY_MS = 1_000;

export function useImportWatch(id: string) {
  const row = shallowRef<z.infer<typeof ImportRow> | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    const answer = await request('GET', `/api/imports/${encodeURIComponent(id)}`, {
      schema: ImportRow,
      signal: stop.signal,
    });
    if (stop.signal.aborted) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) row.value = answer.value;
    if (!isOver(answer.ok ? null : answer.rejection))
      timer = setTimeout(() => void ask(), EVERY_MS);
  }

  function isOver(refusal: Rejection | null): boolean {
    if (refusal) return !passing.has(refusal.error);
    return row.value !== null && hasEnded(row.value);
  }

  onBeforeUnmount(() => {
    stop.abort();
    clearTimeout(timer);
  });
  void ask();
  return { row, rejection };
}

/** Refusals that may be gone a second later. */
const passing = new Set<Rejection['error']>(['unavailable', 'internal', 'rate-limited']);

/** What was heard around a published bulletin: asked again while it is looked at, and when it is another one. */
import { BulletinEffect } from '@heed/shared/bulletin-effect';
import type { Rejection } from '@heed/shared/rejections';
import { useIntervalFn } from '@vueuse/core';
import { shallowRef, watch, type Ref } from 'vue';
import { request } from '../api/http';

/** Often enough for a drill, whose hours are minutes. */
const AGAIN_MS = 20_000;

export function useBulletinEffect(id: Ref<string | null>) {
  const effect = shallowRef<BulletinEffect | null>(null);
  const rejection = shallowRef<Rejection | null>(null);

  async function read(): Promise<void> {
    const asked = id.value;
    if (asked === null) return;
    const answer = await request('GET', `/api/bulletins/${asked}/effect`, {
      schema: BulletinEffect,
    });
    if (asked !== id.value) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) effect.value = answer.value;
  }
  watch(
    id,
    () => {
      effect.value = null;
      rejection.value = null;
      void read();
    },
    { immediate: true },
  );
  useIntervalFn(() => void read(), AGAIN_MS);
  return { effect, rejection };
}

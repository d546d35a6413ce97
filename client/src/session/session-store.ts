/** Who is logged in and what they may do. */
import { type LoginInput, Me } from '@heed/shared/session';
import type { Rejection } from '@heed/shared/rejections';
import type { Verb } from '@heed/shared/vocabulary';
import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import type { z } from 'zod';
import { request } from '../api/http';
import { speakFor } from '../api/speaker';

export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null);
  watch(me, (now) => speakFor(now?.id ?? null), { flush: 'sync' });
  /** False until the server has said once who we are. */
  const known = ref(false);
  /** Who sat here before, on this very page. */
  let before: string | null = null;
  /** Another person logged in: what this page still holds of the one before isn't theirs. */
  const isAnother = ref(false);
  const verbs = computed(() => new Set(me.value?.verbs ?? []));

  /** Asks the server who we are. A dead server leaves what was known. */
  async function load(): Promise<void> {
    const answer = await request('GET', '/api/session', { schema: Me });
    if (answer.ok) become(answer.value);
    else if (answer.rejection.error === 'unauthenticated') forget();
    known.value = answer.ok || answer.rejection.error !== 'unavailable';
  }

  /** Somebody may have logged in at another page of this browser. */
  function become(now: Me): void {
    me.value = now;
    isAnother.value = before !== null && before !== now.id;
  }

  /** Null when it worked. */
  async function logIn(input: z.input<typeof LoginInput>): Promise<Rejection | null> {
    const answer = await request('POST', '/api/session', { body: input, schema: Me });
    if (!answer.ok) return answer.rejection;
    become(answer.value);
    known.value = true;
    return null;
  }

  async function logOut(): Promise<void> {
    await request('DELETE', '/api/session');
    forget();
  }

  /** The server no longer knows us: revoked, or run out. */
  function forget(): void {
    before = me.value?.id ?? before;
    me.value = null;
  }

  /** The server answers nothing more until the password is changed. */
  function mustChange(): void {
    if (me.value) me.value = { ...me.value, verbs: [], mustChangePassword: true };
  }

  function can(verb: Verb): boolean {
    return verbs.value.has(verb);
  }

  return { me, known, isAnother, load, logIn, logOut, forget, mustChange, can };
});

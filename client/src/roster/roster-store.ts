/** The roster of the present realm, read again after each change and once in a while. */
import { RosterView, type PostRow } from '@heed/shared/roster';
import type { Rejection } from '@heed/shared/rejections';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { request } from '../api/http';
import { inRealm, presentRealm } from '../feed/scope';
import { currentLocale } from '../i18n/locale';

export const useRoster = defineStore('roster', () => {
  const view = shallowRef<RosterView | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  const loading = ref(false);

  async function load(): Promise<void> {
    const realm = presentRealm();
    if (view.value && view.value.realm !== realm) view.value = null;
    loading.value = true;
    const answer = await request('GET', '/api/roster', { query: inRealm(), schema: RosterView });
    loading.value = false;
    if (realm !== presentRealm()) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) view.value = answer.value;
  }

  const posts = computed(() => new Map((view.value?.posts ?? []).map((post) => [post.id, post])));
  return {
    view,
    rejection,
    loading,
    load,
    post: (id: string): PostRow | undefined => posts.value.get(id),
    postName: (id: string): string => {
      const post = posts.value.get(id);
      return post ? postName(post) : id;
    },
  };
});

export function postName({ name, nameEn }: Pick<PostRow, 'name' | 'nameEn'>): string {
  return currentLocale() === 'en' ? (nameEn ?? name) : name;
}

/** The bulletin that is open: the one that the address names, else what is being worked on. */
import { Id } from '@heed/shared/vocabulary';
import { computed, onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useSession } from '../session/session-store';
import { DraftKeeper } from './draft/draft-keeper';

export function useOpenBulletin(first: Ref<string | null>) {
  const route = useRoute();
  const router = useRouter();
  const session = useSession();

  const chosen = computed(() => Id.safeParse(route.query['bulletin']).data ?? null);
  // The address names what is open, so that another's new draft never takes its place.
  watch([chosen, first], ([id, another]) => {
    if (id !== null || another === null) return;
    void router.replace({ query: { ...route.query, bulletin: another } });
  });

  const keeper = shallowRef<DraftKeeper | null>(null);
  watch(
    chosen,
    (id) => {
      if (keeper.value?.id === id) return;
      keeper.value?.close();
      keeper.value = id ? new DraftKeeper(id, session.me?.id ?? '') : null;
    },
    { immediate: true },
  );
  onBeforeUnmount(() => keeper.value?.close());

  const detail = computed(() => keeper.value?.detail.value ?? null);
  /** Somebody means to write in what is under way already. */
  const unlocked = ref(false);
  watch([chosen, () => detail.value?.state], () => (unlocked.value = false));

  return {
    keeper,
    detail,
    unlocked,
    open: (bulletin: string) => void router.push({ query: { ...route.query, bulletin } }),
    content: computed(() => keeper.value?.content.value ?? null),
    conflicts: computed(() => keeper.value?.draft.value?.conflicts ?? []),
    refused: computed(() => keeper.value?.draft.value?.refused ?? []),
    findings: computed(() => detail.value?.findings ?? []),
    writable: computed(() => {
      if (!detail.value?.allowed.includes('edit')) return false;
      return detail.value.state === 'draft' || unlocked.value;
    }),
    change: (path: string, value: unknown) => keeper.value?.change(path, value),
  };
}

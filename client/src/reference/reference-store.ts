/** The lists that turn ids and codes into names, in the reader's language. */
import {
  Reference,
  type CategoryRow,
  type MemberRow,
  type PlaceRow,
  type UnitRow,
} from '@heed/shared/reference';
import type { ThresholdCode } from '@heed/shared/thresholds';
import type { Realm } from '@heed/shared/vocabulary';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { request } from '../api/http';
import { inRealm, presentRealm } from '../feed/scope';
import { currentLocale } from '../i18n/locale';
import { givenName } from '../i18n/server-words';
import { shortLabel } from './short-label';

/** The lists of the present realm, fetched where ours are of another one or of another version. */
function useLists() {
  const reference = shallowRef<Reference | null>(null);
  const loading = ref(false);
  let loadedFor: Realm | null = null;

  async function load(): Promise<void> {
    if (loading.value) return;
    loading.value = true;
    const realm = presentRealm();
    const answer = await request('GET', '/api/reference', { query: inRealm(), schema: Reference });
    loading.value = false;
    if (answer.ok) {
      reference.value = answer.value;
      loadedFor = realm;
    }
    // Somebody went on to another realm while these were on their way.
    if (realm !== presentRealm()) await load();
  }

  /** Called with the version that the board names: fetches the lists where ours are others. */
  async function ensure(version: number | undefined): Promise<void> {
    const ours = loadedFor === presentRealm() ? reference.value?.version : undefined;
    if (ours === undefined || (version !== undefined && version !== ours)) await load();
  }

  return { reference, load, ensure };
}

export const useReference = defineStore('reference', () => {
  const { reference, load, ensure } = useLists();
  const units = computed(() => byKey(reference.value?.units ?? [], (row) => row.id));
  const members = computed(() => byKey(reference.value?.members ?? [], (row) => row.id));
  const categories = computed(() => byKey(reference.value?.categories ?? [], (row) => row.code));
  const places = computed(() => byKey(reference.value?.places ?? [], (row) => row.code));
  const zones = computed(() => byKey(reference.value?.zones ?? [], (row) => row.code));
  /** What the deployment is called. */
  const deployment = computed(() => givenName(reference.value?.deployment ?? ''));
  const timeZone = computed(() => reference.value?.timeZone ?? 'Asia/Shanghai');

  return {
    reference,
    deployment,
    timeZone,
    load,
    ensure,
    unit: (id: string | null): UnitRow | undefined => find(units.value, id),
    member: (id: string | null): MemberRow | undefined => find(members.value, id),
    category: (code: string | null): CategoryRow | undefined => find(categories.value, code),
    place: (code: string | null): PlaceRow | undefined => find(places.value, code),
    unitName: (id: string | null): string => nameOf(find(units.value, id), id),
    memberName: (id: string | null): string => givenName(find(members.value, id)?.name ?? id ?? ''),
    categoryName: (code: string | null): string => nameOf(find(categories.value, code), code),
    /** The category in a column that has no room for more. */
    categoryLabel: (code: string | null): string => {
      const category = find(categories.value, code);
      return category ? shortLabel(category, currentLocale()) : (code ?? '');
    },
    placeName: (code: string | null): string => nameOf(find(places.value, code), code),
    zoneName: (code: string): string => nameOf(find(zones.value, code), code),
    /** A number that the desk goes by; a dash while the lists are on their way. */
    limit: (code: ThresholdCode): number | '–' => reference.value?.limits[code] ?? '–',
  };
});

function byKey<T>(rows: readonly T[], key: (row: T) => string): Map<string, T> {
  return new Map(rows.map((row) => [key(row), row]));
}

function find<T>(rows: Map<string, T>, key: string | null): T | undefined {
  return key === null ? undefined : rows.get(key);
}

/** An id without a row is shown as it is: a hidden name would hide the fault. */
function nameOf(
  row: { name: string; nameEn: string | null } | undefined,
  key: string | null,
): string {
  if (!row) return key ?? '';
  return currentLocale() === 'en' ? (row.nameEn ?? row.name) : row.name;
}

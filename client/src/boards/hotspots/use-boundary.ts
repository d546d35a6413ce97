/** The boundaries that the deployment imported, fetched once for each import. */
import { shallowRef, watch, type Ref } from 'vue';
import { request } from '../../api/http';
import { inRealm } from '../../feed/scope';
import { useReference } from '../../reference/reference-store';
import type { ChartMap } from '../../ui/EChart.vue';
import { Boundary } from './boundary';
import { ZoneLayer } from './zone-shapes';

export interface ImportedBoundary {
  boundary: Boundary;
  map: ChartMap;
  /** 审图号. */
  approvalNo: string | null;
}

/** Null where none was imported: then there is no map, and nothing is asked for. */
export function useBoundary(): Readonly<Ref<ImportedBoundary | null>> {
  const reference = useReference();
  const imported = shallowRef<ImportedBoundary | null>(null);
  watch(
    () => reference.reference?.boundary?.importedAt,
    async (importedAt) => {
      if (!importedAt) {
        imported.value = null;
        return;
      }
      const answer = await request('GET', '/api/boundaries', {
        query: inRealm(),
        schema: Boundary,
      });
      if (!answer.ok) return;
      imported.value = {
        boundary: answer.value,
        map: { name: `boundary ${importedAt}`, geoJson: answer.value },
        approvalNo: reference.reference?.boundary?.approvalNo ?? null,
      };
    },
    { immediate: true },
  );
  return imported;
}

/** The zones' shapes, where there are any; fetched once for each import. */
export function useZoneLayer(): Readonly<Ref<Boundary | null>> {
  const reference = useReference();
  const layer = shallowRef<Boundary | null>(null);
  watch(
    () => reference.reference?.zoneBoundary?.importedAt,
    async (importedAt) => {
      layer.value = null;
      if (!importedAt) return;
      const answer = await request('GET', '/api/boundaries', {
        query: { ...inRealm(), layer: 'zone' },
        schema: ZoneLayer,
      });
      if (answer.ok) layer.value = answer.value;
    },
    { immediate: true },
  );
  return layer;
}

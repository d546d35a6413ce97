/** Names of incidents and texts of published bulletins: fetched once a version, kept when the stream is lost. */
import { BulletinDetail } from '@heed/shared/bulletins';
import { IncidentDetail } from '@heed/shared/incidents';
import { defineStore } from 'pinia';
import { shallowRef, type ShallowRef } from 'vue';
import type { z } from 'zod';
import { request } from '../api/http';

interface Kept<T> {
  version: number;
  value: T;
}

/** A newer version asked for while an older one is on its way is fetched after it. */
function keeper<T>(path: (id: string) => string, schema: z.ZodType<T>) {
  const kept: ShallowRef<ReadonlyMap<string, Kept<T>>> = shallowRef(new Map());
  const asked = new Map<string, number>();

  async function fetchOf(id: string, version: number): Promise<void> {
    const answer = await request('GET', path(id), { schema });
    if (answer.ok) kept.value = new Map(kept.value).set(id, { version, value: answer.value });
    // What failed is asked for again with the next frame that names it.
    else if (asked.get(id) === version) asked.delete(id);
  }

  return {
    /** What is known; asks for it where the board names another version. */
    want: (id: string, version: number): void => {
      if ((asked.get(id) ?? -1) >= version) return;
      asked.set(id, version);
      void fetchOf(id, version);
    },
    get: (id: string): T | undefined => kept.value.get(id)?.value,
  };
}

export const useIncidentWords = defineStore('incident-words', () => {
  const incidents = keeper((id) => `/api/incidents/${id}`, IncidentDetail);
  const bulletins = keeper((id) => `/api/bulletins/${id}`, BulletinDetail);
  return {
    wantIncident: incidents.want,
    incident: incidents.get,
    wantBulletin: bulletins.want,
    bulletin: bulletins.get,
  };
});

/** The incidents of the present realm as options, for whoever has to choose one. */
import { computed } from 'vue';
import { EMPTY_PARTS } from '../feed/empty-parts';
import { useWarRoom } from '../feed/use-war-room';
import { incidentName, useFollowedIncidents } from './page/incident-store';

export function useKnownIncidents() {
  const room = useWarRoom();
  const incidents = useFollowedIncidents(computed(() => room.parts ?? EMPTY_PARTS));
  const options = computed(() =>
    incidents.rows.map((row) => ({ value: row.id, label: incidentName(row) })),
  );
  return {
    options,
    /** Those that a case can still be linked to. */
    openOptions: computed(() =>
      incidents.open.map((row) => ({ value: row.id, label: incidentName(row) })),
    ),
    nameOf: incidents.nameOf,
  };
}

/** The addresses of incidents, for the router's list. */
import type { RouteRecordRaw } from 'vue-router';

export const incidentRoutes: RouteRecordRaw[] = [
  {
    path: '/desk/incidents/:id?',
    component: () => import('./page/IncidentsDesk.vue'),
    meta: { verb: 'incident:read' },
  },
];

/** The addresses of incidents, for the router's list. */
import type { RouteRecordRaw } from 'vue-router';

export const incidentRoutes: RouteRecordRaw[] = [
  {
    path: '/desk/incidents/:id?',
    component: () => import('./IncidentsPage.vue'),
    meta: { verb: 'incident:read' },
  },
];

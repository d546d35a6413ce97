/** The address of the drills, for the router's list. */
import type { RouteRecordRaw } from 'vue-router';

export const drillRoutes: RouteRecordRaw[] = [
  {
    path: '/desk/drills/:id?',
    component: () => import('./DrillsPage.vue'),
    meta: { verb: 'drill:run' },
  },
];

/** The address of the reports, for the router's list. */
import type { RouteRecordRaw } from 'vue-router';

export const reportRoutes: RouteRecordRaw[] = [
  {
    path: '/desk/reports/:id?',
    component: () => import('./ReportsPage.vue'),
    meta: { verb: 'report:read' },
  },
];

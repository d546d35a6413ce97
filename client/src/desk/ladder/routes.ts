/** The address of the ladder, for the router's list. */
import type { RouteRecordRaw } from 'vue-router';

export const ladderRoutes: RouteRecordRaw[] = [
  {
    path: '/desk/ladder',
    component: () => import('./LadderPage.vue'),
    meta: { verb: 'roster:read' },
  },
];

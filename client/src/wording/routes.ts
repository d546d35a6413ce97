/** The addresses of the agreed wording, for the router's list. */
import type { RouteRecordRaw } from 'vue-router';

export const wordingRoutes: RouteRecordRaw[] = [
  {
    path: '/desk/wording/:id?',
    component: () => import('./page/WordingDesk.vue'),
    meta: { verb: 'wording:read' },
  },
];

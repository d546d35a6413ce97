/** The address of the replays, for the router's list. */
import type { RouteRecordRaw } from 'vue-router';

export const replayRoutes: RouteRecordRaw[] = [
  {
    path: '/desk/replays/:id?',
    component: () => import('./ReplaysPage.vue'),
    meta: { verb: 'drill:run' },
  },
];

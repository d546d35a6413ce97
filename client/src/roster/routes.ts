/** The address of the roster, for the router's list: shifts, people, hand-overs. */
import type { RouteRecordRaw } from 'vue-router';

export const rosterRoutes: RouteRecordRaw[] = [
  {
    path: '/desk/roster/:tab(people|handover)?/:id?',
    component: () => import('./RosterPage.vue'),
    meta: { verb: 'roster:read' },
  },
];

/** The addresses of log-in, first steps, imports and settings, for the router's list. */
import type { RouteRecordRaw } from 'vue-router';

export const adminRoutes: RouteRecordRaw[] = [
  { path: '/login', component: () => import('./LoginPage.vue'), meta: { open: true } },
  {
    path: '/welcome',
    component: () => import('./FirstRunPage.vue'),
    meta: { verb: 'reference:read' },
  },
  {
    path: '/admin',
    component: () => import('./AdminPage.vue'),
    children: [
      { path: '', redirect: '/admin/units' },
      {
        path: 'import/:id?',
        component: () => import('./import/ImportPage.vue'),
        meta: { verb: 'complaint:import' },
      },
      {
        path: 'units',
        component: () => import('./lists/UnitsPanel.vue'),
        meta: { verb: 'admin:units' },
      },
      {
        path: 'people',
        component: () => import('./access/PeoplePanel.vue'),
        meta: { verb: 'admin:accounts' },
      },
      {
        path: 'categories',
        component: () => import('./lists/CategoriesPanel.vue'),
        meta: { verb: 'admin:categories' },
      },
      {
        path: 'places',
        component: () => import('./lists/PlacesPanel.vue'),
        meta: { verb: 'admin:places' },
      },
      {
        path: 'figures',
        component: () => import('./figures/FiguresPanel.vue'),
        meta: { verb: 'admin:places' },
      },
      {
        path: 'keys',
        component: () => import('./access/KeysPanel.vue'),
        meta: { verb: 'admin:keys' },
      },
      {
        path: 'outbound',
        component: () => import('./outbound/OutboundPanel.vue'),
        meta: { verb: 'admin:outbound' },
      },
      {
        path: 'clocks',
        component: () => import('./clocks/ClocksPanel.vue'),
        meta: { verb: 'reference:read' },
      },
      {
        path: 'thresholds',
        component: () => import('./thresholds/ThresholdsPanel.vue'),
        meta: { verb: 'reference:read' },
      },
      {
        path: 'calendar',
        component: () => import('./clocks/CalendarPanel.vue'),
        meta: { verb: 'reference:read' },
      },
    ],
  },
];

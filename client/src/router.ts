/** Which page stands at which address, and who may stand there. */
import type { Verb } from '@heed/shared/vocabulary';
import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type RouteLocationRaw,
  type RouteRecordRaw,
  type Router,
} from 'vue-router';
import { adminRoutes } from './admin/routes';
import { onShutOut } from './api/http';
import { drillRoutes } from './drills/routes';
import { rememberScope, stayInRealm } from './feed/scope';
import { incidentRoutes } from './incidents/routes';
import { replayRoutes } from './replays/routes';
import { ladderRoutes } from './desk/ladder/routes';
import { reportRoutes } from './reports/routes';
import { rosterRoutes } from './roster/routes';
import { useSession } from './session/session-store';
import { wordingRoutes } from './wording/routes';

declare module 'vue-router' {
  interface RouteMeta {
    /** Open without a log-in. */
    open?: boolean;
    /** Needed to be here; without it the first page one may see is shown. */
    verb?: Verb;
  }
}

/** All pages; an area with several of them keeps its own list. */
export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/desk' },
  {
    path: '/wall',
    component: () => import('./screen/WallScreen.vue'),
    // A screen may join with a token of its own; the stream decides, not this page.
    meta: { open: true },
  },
  {
    path: '/desk',
    component: () => import('./desk/console/ConsolePage.vue'),
    meta: { verb: 'case:read' },
  },
  {
    path: '/desk/zero',
    component: () => import('./desk/zero/ZeroPage.vue'),
    meta: { verb: 'case:read' },
  },
  {
    path: '/desk/rates',
    component: () => import('./desk/rates/RatesPage.vue'),
    meta: { verb: 'statistics:read' },
  },
  {
    path: '/desk/signals',
    component: () => import('./desk/signals/SignalsPage.vue'),
    meta: { verb: 'case:read' },
  },
  {
    path: '/desk/topics',
    component: () => import('./desk/topics/TopicsPage.vue'),
    meta: { verb: 'case:read' },
  },
  {
    path: '/desk/answers',
    component: () => import('./desk/answers/AnswersPage.vue'),
    meta: { verb: 'case:read' },
  },
  {
    path: '/desk/intake',
    component: () => import('./desk/intake/IntakePage.vue'),
    meta: { verb: 'complaint:register' },
  },
  {
    path: '/press',
    component: () => import('./press/PressPage.vue'),
    meta: { verb: 'bulletin:read' },
  },
  ...incidentRoutes,
  ...reportRoutes,
  ...rosterRoutes,
  ...ladderRoutes,
  ...wordingRoutes,
  ...drillRoutes,
  ...replayRoutes,
  ...adminRoutes,
  { path: '/:rest(.*)*', redirect: '/desk' },
];

export function createHeedRouter(): Router {
  const router = createRouter({ history: createWebHistory(), routes });
  router.beforeEach((to, from) => stayInRealm(to, from) ?? guard(to));
  router.afterEach((to) => rememberScope(to.query));
  onShutOut((why) => {
    const session = useSession();
    // What is on this page was somebody else's: nothing of it goes on in the name of the next.
    if (why === 'other-account') return globalThis.location.reload();
    if (why === 'unauthenticated') session.forget();
    else session.mustChange();
    const here = router.currentRoute.value;
    if (!here.meta.open) void router.push(logInFirst(here));
  });
  return router;
}

async function guard(to: RouteLocationNormalized): Promise<true | RouteLocationRaw> {
  if (to.meta.open) return true;
  const session = useSession();
  if (!session.known) await session.load();
  if (!session.me || session.me.mustChangePassword) return logInFirst(to);
  if (to.meta.verb && !session.can(to.meta.verb)) return homeOf();
  return true;
}

/** The log-in page also asks for a password of one's own where somebody else made the first. */
function logInFirst(to: RouteLocationNormalized): RouteLocationRaw {
  return { path: '/login', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
}

/** The first page that is of use to the one who is logged in. */
function homeOf(): string {
  const session = useSession();
  if (session.can('case:read')) return '/desk';
  if (session.can('complaint:register')) return '/desk/intake';
  return session.can('bulletin:read') ? '/press' : '/wall';
}

/** Which board this page shows: the realm and the incident that stand in its address. */
import type { BoardScope } from '@heed/shared/board';
import { Id, REAL, Realm } from '@heed/shared/vocabulary';
import { shallowRef } from 'vue';
import type { LocationQuery, LocationQueryRaw, RouteLocationNormalized } from 'vue-router';

const present = shallowRef<BoardScope>({ realm: REAL });

/** The realm of the page that is open; reactive where it is read in one. */
export function presentRealm(): Realm {
  return present.value.realm;
}

/** The whole scope of that page. */
export function presentScope(): BoardScope {
  return present.value;
}

/** For queries and bodies: names the realm unless it is the real one. */
export function inRealm(): { realm?: Realm } {
  return present.value.realm === REAL ? {} : { realm: present.value.realm };
}

/** Takes the address for the scope; one that is none is as good as none given. */
export function scopeOf(query: LocationQuery): BoardScope {
  const realm = Realm.safeParse(query['realm']);
  const incident = Id.safeParse(query['incident']);
  return {
    realm: realm.success ? realm.data : REAL,
    ...(incident.success && { incident: incident.data }),
  };
}

export function rememberScope(query: LocationQuery): void {
  const { realm, incident } = scopeOf(query);
  if (present.value.realm === realm && present.value.incident === incident) return;
  present.value = incident === undefined ? { realm } : { realm, incident };
}

/** Pages whose figures belong to a realm; the settings and the log-in know the real one only. */
const scoped = /^\/(wall|desk|press)(\/|$)/;
/** Tells of all drills and replays, whichever is open. */
const unscoped = /^\/desk\/(drills|replays)(\/|$)/;

/**
 * Where somebody goes from one page of a drill to another without naming a realm, they stay in the
 * drill: nobody may find themselves among real cases by a click. `realm=real` leads out.
 */
export function stayInRealm(
  to: Pick<RouteLocationNormalized, 'path' | 'query' | 'hash'>,
  from: Pick<RouteLocationNormalized, 'path' | 'query'>,
): { path: string; query: LocationQueryRaw; hash: string } | null {
  const { realm } = scopeOf(from.query);
  if (realm === REAL || to.query['realm'] !== undefined) return null;
  if (!isScoped(to.path) || !isScoped(from.path)) return null;
  return { path: to.path, query: { ...to.query, realm }, hash: to.hash };
}

function isScoped(path: string): boolean {
  return scoped.test(path) && !unscoped.test(path);
}

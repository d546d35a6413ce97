/** Which alarms the room's clocks ask for at a moment of a realm's time. Pure. */
import { nextUpdateWarning } from '../../data/incident-clock-policy';
import type { AlarmCode } from '@heed/shared/alarms';
import type { Realm } from '@heed/shared/vocabulary';
import type { AlarmAbout, Raising } from '../incidents/alarms/alarm-desk';
import type { IncidentRecord } from '../incidents/incident-record';

const MINUTE = 60_000;

/** A promise that nobody has settled. */
export interface OpenPromise {
  readonly id: string;
  readonly realm: Realm;
  readonly incidentId: string;
  readonly bulletinId: string | null;
  readonly ownerUnitId: string | null;
  readonly dueAt: string;
}

/** A publication that reached nobody at a target, and is not tried any more, or only since a person asked. */
export interface DeadDelivery {
  readonly targetId: string;
  readonly position: number;
  readonly realm: Realm;
  readonly bulletinId: string;
  readonly incidentId: string;
  /** Of the last try. */
  readonly triedAt: string;
}

/** A critical case that nobody has taken, and when its first clock was due. */
export interface WaitingCase {
  readonly id: string;
  readonly realm: Realm;
  readonly caseNo: string;
  readonly category: string | null;
  readonly district: string | null;
  readonly street: string | null;
  readonly unitId: string | null;
  readonly incidentIds: readonly string[];
  readonly dueAt: string;
}

/** [I14] When an alarm's time has come, in milliseconds of the realm's time. */
export function raiseAt({ code, dueAt }: Pick<AlarmAbout, 'code' | 'dueAt'>): number {
  const patience = code === 'next-update-overdue' ? nextUpdateWarning.alarmMinutes : 0;
  return Date.parse(dueAt) + patience * MINUTE;
}

/** [I14] An incident's clocks that nobody has met: the promised word with some patience, the law's with none. */
export function alarmsOfIncident({ id, realm, clocks }: IncidentRecord): Raising[] {
  return clocks
    .filter(({ metAt }) => metAt === null)
    .map(({ kind, dueAt }) => {
      const code: AlarmCode =
        kind === 'next-update' ? 'next-update-overdue' : 'incident-clock-overdue';
      return {
        realm,
        subject: `${code}:${id}:${kind}:${dueAt}`,
        about: { ...ABOUT_NOTHING, level: 2, code, dueAt, incidentId: id, clock: kind },
      };
    });
}

/** [I14] */
export function alarmOfPromise(promise: OpenPromise): Raising {
  const { id: promiseId, realm, incidentId, bulletinId, ownerUnitId: unitId, dueAt } = promise;
  const about = { ...ABOUT_NOTHING, level: 3, code: 'promise-broken', dueAt } as const;
  return {
    realm,
    subject: `promise-broken:${promiseId}:${dueAt}`,
    about: { ...about, promiseId, incidentId, bulletinId, unitId },
  };
}

/** [I14] One a publication and target: another round that fails as well raises no other. */
export function alarmOfDelivery(dead: DeadDelivery): Raising {
  const { targetId, position, realm, bulletinId, incidentId, triedAt: dueAt } = dead;
  const about = { ...ABOUT_NOTHING, level: 3, code: 'delivery-dead', dueAt } as const;
  return {
    realm,
    subject: `delivery-dead:${targetId}:${position}`,
    about: { ...about, bulletinId, incidentId },
  };
}

/** [I14] */
export function alarmOfCase(waiting: WaitingCase): Raising {
  const { id: caseId, realm, incidentIds, dueAt, ...facts } = waiting;
  const about = { ...ABOUT_NOTHING, level: 1, code: 'critical-case-waiting', dueAt } as const;
  return {
    realm,
    subject: `critical-case-waiting:${caseId}:${dueAt}`,
    about: { ...about, ...facts, caseId, incidentId: incidentIds[0] ?? null },
  };
}

/** An alarm names what it is about; all else is empty. */
export const ABOUT_NOTHING: Omit<AlarmAbout, 'level' | 'code' | 'dueAt'> = {
  incidentId: null,
  clock: null,
  bulletinId: null,
  promiseId: null,
  caseId: null,
  caseNo: null,
  category: null,
  district: null,
  street: null,
  unitId: null,
};

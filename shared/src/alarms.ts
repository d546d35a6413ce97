/** Alarms of the room. Level Ⅰ–Ⅳ is for alarms only: not an urgency, grade or response level. */
import { z } from 'zod';
import { Code, Id, Realm, Time } from './vocabulary';

export const AlarmLevel = z.int().min(1).max(4);

export const AlarmCode = z.enum([
  /** 下次通报已过承诺时间. */
  'next-update-overdue',
  /** 法定时限已过: first word, press conference, response, report upward. */
  'incident-clock-overdue',
  /** 涉及生命安全的工单无人接. */
  'critical-case-waiting',
  'promise-broken',
  /** 通报没有送到一个接收方，已不再重试。 */
  'delivery-dead',
  /** 超期工单已提级，值班领导被呼叫. */
  'case-paged',
  /** 催办没有人收到. */
  'rung-unreached',
  /** 今夜的催办阶梯有人不在岗. */
  'ladder-gaps',
]);
export type AlarmCode = z.infer<typeof AlarmCode>;

/** An alarm that has not been cleared, keyed by its id on the board: codes and ids, never text. */
export const AlarmRow = z.strictObject({
  level: AlarmLevel,
  code: AlarmCode,
  raisedAt: Time,
  acknowledgedAt: Time.nullable(),
  acknowledgedBy: Id.nullable(),
  incidentId: Id.nullable(),
  /** The incident's clock that passed, where it is one. */
  clock: Code.nullable(),
  bulletinId: Id.nullable(),
  promiseId: Id.nullable(),
  caseId: Id.nullable(),
  caseNo: z.string().nullable(),
  category: Code.nullable(),
  district: Code.nullable(),
  street: Code.nullable(),
  unitId: Id.nullable(),
});
export type AlarmRow = z.infer<typeof AlarmRow>;

/** To the sockets of a realm's rooms; the board has it too, with the next frame. */
export const AlarmRaised = z.strictObject({ alarmId: Id, realm: Realm, alarm: AlarmRow });
export type AlarmRaised = z.infer<typeof AlarmRaised>;

export const AlarmAcknowledged = z.strictObject({ alarmId: Id, realm: Realm, at: Time, by: Id });
export type AlarmAcknowledged = z.infer<typeof AlarmAcknowledged>;

export const AlarmResult = z.strictObject({ position: z.int(), alarmId: Id });
export type AlarmResult = z.infer<typeof AlarmResult>;

export const AlarmAcknowledge = z.strictObject({ alarmId: Id, requestId: Id });
export type AlarmAcknowledge = z.infer<typeof AlarmAcknowledge>;

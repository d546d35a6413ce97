/** 答复送达: what goes to each complainant, by which way, and what came of it. */
import { z } from 'zod';
import { DeliveryErrorCode } from './deliveries';
import { SiteLanguage } from './site';
import { Id, Realm, Time } from './vocabulary';

/** 受理 进展 延期 结果 不予受理 转办, and 并案答复: one answer to all of a cluster. */
export const AnswerOccasion = z.enum([
  'received',
  'progress',
  'extended',
  'result',
  'not-accepted',
  'transferred',
  'cast',
]);
export type AnswerOccasion = z.infer<typeof AnswerOccasion>;

/** 短信 微信 邮件 电话, and none: nothing is known by which they could be reached. */
export const AnswerWay = z.enum(['sms', 'wechat', 'mail', 'call', 'none']);
export type AnswerWay = z.infer<typeof AnswerWay>;

/**
 * 等待 · 已发出 · 已送达 · 待电话 · 已告知 · 三次未接 · 对方拒收 · 无联系方式 · 演练不外发 · 已取消.
 */
export const AnswerState = z.enum([
  'waiting',
  'sent',
  'delivered',
  'to_call',
  'reached',
  'unreached',
  'opted_out',
  'no_way',
  'withheld',
  'cancelled',
]);
export type AnswerState = z.infer<typeof AnswerState>;

/** Why a try came to nothing: as of any delivery, or `failed-there`, as the gateway told later. */
export const AnswerFault = z.enum([...DeliveryErrorCode.options, 'failed-there']);
export type AnswerFault = z.infer<typeof AnswerFault>;

/** One answer to one complainant. Its words and its address are in no list. */
export const AnswerRow = z.strictObject({
  id: Id,
  realm: Realm,
  version: z.int(),
  caseId: Id,
  caseNo: z.string(),
  occasion: AnswerOccasion,
  castId: Id.nullable(),
  way: AnswerWay,
  state: AnswerState,
  language: SiteLanguage,
  /** Tries to send it. */
  attempts: z.int(),
  /** Calls that reached nobody, and the one that did. */
  calls: z.int(),
  queuedAt: Time,
  /** When it is sent again, or may be called. */
  nextAt: Time.nullable(),
  sentAt: Time.nullable(),
  /** When it arrived, or somebody was told. */
  arrivedAt: Time.nullable(),
  fault: AnswerFault.nullable(),
});
export type AnswerRow = z.infer<typeof AnswerRow>;

/** `GET /api/answers`: newest first; those to call: the one that has waited longest first. */
export const AnswerQuery = z.strictObject({
  realm: Realm.optional(),
  case: Id.optional(),
  cast: Id.optional(),
  /** One or several, with commas between. */
  state: z
    .string()
    .regex(/^[a-z_]+(,[a-z_]+){0,9}$/)
    .refine((list) => list.split(',').every((each) => AnswerState.safeParse(each).success))
    .optional(),
  way: AnswerWay.optional(),
  occasion: AnswerOccasion.optional(),
  /** Of the list to call: only those whose time has come. */
  due: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type AnswerQuery = z.infer<typeof AnswerQuery>;

/** How many answers stand in each state, of all that the filters other than the state leave. */
export const AnswerCounts = z.partialRecord(AnswerState, z.int());
export type AnswerCounts = z.infer<typeof AnswerCounts>;

export const AnswerList = z.strictObject({ rows: z.array(AnswerRow), counts: AnswerCounts });
export type AnswerList = z.infer<typeof AnswerList>;

/** `GET /api/answers/:id`: with the words as they go out; null where their key is gone. */
export const AnswerDetail = z.strictObject({
  answer: AnswerRow,
  text: z.string().nullable(),
  /** The complaint whose phone number can be revealed with a reason; null where none has one. */
  complaintId: Id.nullable(),
  tries: z.array(
    z.strictObject({ at: Time, status: z.int().nullable(), fault: AnswerFault.nullable() }),
  ),
  calls: z.array(z.strictObject({ at: Time, byId: Id.nullable(), reached: z.boolean() })),
});
export type AnswerDetail = z.infer<typeof AnswerDetail>;

/** `POST /api/answers/:id/calls`: somebody called; needs `call-back:work`. */
export const AnswerCallInput = z.strictObject({
  requestId: Id,
  expectedVersion: z.int().min(1),
  reached: z.boolean(),
});
export type AnswerCallInput = z.infer<typeof AnswerCallInput>;

/** What a gateway tells later of a message that it took. */
export const ReceiptStatus = z.enum(['delivered', 'failed', 'opted-out']);
export type ReceiptStatus = z.infer<typeof ReceiptStatus>;

/**
 * `POST /api/deliveries/receipts`, signed as Standard Webhooks with the gateway's own secret: `id` is the
 * message's. Told again it changes nothing; the order doesn't matter.
 */
export const ReceiptInput = z.strictObject({ id: Id, status: ReceiptStatus, at: Time });
export type ReceiptInput = z.infer<typeof ReceiptInput>;

/**
 * What Heed posts to a gateway for text messages or WeChat, signed as Standard Webhooks. Any answer of
 * 2xx (202) takes it over. The same `id` again is the same message: it is taken once.
 */
export const GatewayMessage = z.strictObject({
  id: Id,
  channel: z.enum(['sms', 'wechat']),
  /** The phone number; a WeChat gateway finds its follower by it. */
  to: z.string(),
  text: z.string(),
  /** Which of its registered templates the text was made from. */
  template: AnswerOccasion,
});
export type GatewayMessage = z.infer<typeof GatewayMessage>;

// 并案答复: one text to everybody whose case is in the cluster.

const words = z.string().trim().min(1).max(2_000);

/** `POST /api/clusters/:id/cast`: written by one, approved by another, taken back by either. */
export const CastCommand = z.discriminatedUnion('kind', [
  /** Needs `case:cluster`. `{编号}` stands for each one's own case number. */
  z.strictObject({ kind: z.literal('draft'), requestId: Id, zh: words, en: words.optional() }),
  /** Needs `case:audit`. */
  z.strictObject({ kind: z.literal('approve'), requestId: Id, castId: Id }),
  /** Those who have it keep it; nobody gets it any more. */
  z.strictObject({ kind: z.literal('end'), requestId: Id, castId: Id }),
]);
export type CastCommand = z.infer<typeof CastCommand>;

export const CastState = z.enum(['drafted', 'approved', 'ended']);
export type CastState = z.infer<typeof CastState>;

export const CastRow = z.strictObject({
  id: Id,
  clusterId: Id,
  state: CastState,
  zh: z.string(),
  en: z.string().nullable(),
  draftedById: Id.nullable(),
  draftedAt: Time,
  approvedById: Id.nullable(),
  approvedAt: Time.nullable(),
  /** Of those who were in the cluster when it was sent, or joined since. */
  counts: AnswerCounts,
});
export type CastRow = z.infer<typeof CastRow>;
/** `GET /api/clusters/:id/cast`: the newest first, at most 50. */
export const CastList = z.strictObject({ rows: z.array(CastRow) });
export type CastList = z.infer<typeof CastList>;

/** 送达: what goes to other systems and to subscribers when a bulletin is published, and what came of it. */
import { z } from 'zod';
import { SiteLanguage } from './site';
import { Code, Id, Realm, Time } from './vocabulary';

/** 通用推送 企业微信 钉钉 飞书 邮件 短信网关 微信网关; the last two carry answers to complainants alone. */
export const TargetKind = z.enum([
  'webhook',
  'wecom',
  'dingtalk',
  'feishu',
  'mail',
  'sms',
  'wechat',
]);
export type TargetKind = z.infer<typeof TargetKind>;

/** Kinds that are signed with a secret that Heed draws. */
export const SignedKind = z.enum(['webhook', 'sms', 'wechat']);
export type SignedKind = z.infer<typeof SignedKind>;

export function isSignedKind(kind: TargetKind): kind is SignedKind {
  return SignedKind.safeParse(kind).success;
}

/** How another host is spoken to; `http` and `smtp` are the two that nobody encrypts. */
export const OutboundScheme = z.enum(['https', 'http', 'smtps', 'starttls', 'smtp']);
export type OutboundScheme = z.infer<typeof OutboundScheme>;

/** Why one try came to nothing. Closed: what the other side wrote is never kept. */
export const DeliveryErrorCode = z.enum([
  'origin-not-allowed',
  /** The name leads to an address that is never called: this machine, its network link, its database. */
  'address-refused',
  'name-not-found',
  'no-connection',
  'tls-failed',
  'timed-out',
  'redirected',
  /** Another status than 2xx. */
  'status',
  /** 410: the receiver wants no more. */
  'gone',
  'answer-too-large',
  'answer-unreadable',
  /** A robot answered 200 and refused: a wrong signature, a wrong key, too many a minute. */
  'robot-refused',
  'mail-login-refused',
  /** For good: there is no such mailbox. */
  'mail-refused',
  /** For now: the mailbox is full, the relay is busy. */
  'mail-deferred',
  'secret-unreadable',
]);
export type DeliveryErrorCode = z.infer<typeof DeliveryErrorCode>;

/** What a delivery tells of. A correction is told once, with the text that it corrects. */
export const DeliveryOccasion = z.enum(['published', 'corrected', 'retracted', 'test', 'confirm']);
export type DeliveryOccasion = z.infer<typeof DeliveryOccasion>;

/**
 * 等待（含重试）· 已送达 · 未送达（不再重试） · 演练不外发 · 已取消 (the target was switched off, or the reader left).
 */
export const DeliveryState = z.enum(['waiting', 'sent', 'dead', 'withheld', 'cancelled']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** One try, as the ledger keeps it for good. */
export const DeliveryAttempt = z.strictObject({
  at: Time,
  /** Of the answer's first line; null where none came. */
  status: z.int().nullable(),
  error: DeliveryErrorCode.nullable(),
  /** A robot's own number for what was wrong. */
  robotCode: z.int().nullable(),
  milliseconds: z.int(),
});
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>;

/** One event to one target. For a list of readers: one row for all of them, counted. */
export const DeliveryRow = z.strictObject({
  id: Id,
  realm: Realm,
  targetId: Id,
  targetName: z.string(),
  targetKind: TargetKind,
  occasion: DeliveryOccasion,
  bulletinId: Id.nullable(),
  /** 〔year〕第 number 期. */
  bulletinYear: z.int().nullable(),
  bulletinNumber: z.int().nullable(),
  queuedAt: Time,
  /** The worst of its readers': waiting before dead before sent. */
  state: DeliveryState,
  attempts: z.int(),
  nextAttemptAt: Time.nullable(),
  sentAt: Time.nullable(),
  last: DeliveryAttempt.nullable(),
  /** Null for a target that is one address. */
  readers: z
    .strictObject({ total: z.int(), sent: z.int(), waiting: z.int(), dead: z.int() })
    .nullable(),
  /** Whether `POST /api/deliveries/:id/retry` would do anything. */
  canRetry: z.boolean(),
});
export type DeliveryRow = z.infer<typeof DeliveryRow>;

/** `GET /api/deliveries?bulletin=&state=&limit=`: newest first; needs `bulletin:read`, or `admin:outbound`. */
export const DeliveryQuery = z.strictObject({
  bulletin: Id.optional(),
  state: DeliveryState.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type DeliveryQuery = z.infer<typeof DeliveryQuery>;

export const DeliveryList = z.strictObject({ rows: z.array(DeliveryRow) });
export type DeliveryList = z.infer<typeof DeliveryList>;

/** `GET /api/deliveries/:id/attempts`: each try of one row, newest first; of a list, its readers' last 200. */
export const AttemptList = z.strictObject({ rows: z.array(DeliveryAttempt) });
export type AttemptList = z.infer<typeof AttemptList>;

/**
 * `POST /api/deliveries/:id/retry`: what is dead is tried again at once; `POST …/dismiss`: it is let be.
 * Both need `bulletin:publish`, or `admin:outbound`.
 */
export const RetryInput = z.strictObject({ requestId: Id });
export type RetryInput = z.infer<typeof RetryInput>;

// The allow-list and the targets: `admin:outbound`.

const host = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(253)
  .regex(
    /^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?$|^\[?[0-9a-f:.]+\]?$/,
    'not-a-host',
  );
const port = z.int().min(1).max(65_535);

/** `POST /api/outbound/origins`: a host that Heed may speak to, and how. */
export const OriginInput = z.strictObject({
  scheme: OutboundScheme,
  host,
  port,
  /** What it is, for whoever reviews the list. */
  note: z.string().trim().max(100).optional(),
});
export type OriginInput = z.infer<typeof OriginInput>;

export const OriginRow = z.strictObject({
  id: Id,
  scheme: OutboundScheme,
  host: z.string(),
  port: z.int(),
  note: z.string(),
  addedAt: Time,
});
export type OriginRow = z.infer<typeof OriginRow>;
export const OriginList = z.strictObject({ rows: z.array(OriginRow) });

/** How mail leaves: by the operator's own relay. Its password is given once and never shown. */
export const MailSettings = z.strictObject({
  scheme: z.enum(['smtps', 'starttls', 'smtp']),
  host,
  port,
  user: z.string().trim().max(200).optional(),
  fromName: z.string().trim().min(1).max(60),
  fromAddress: z.email().max(200),
});
export type MailSettings = z.infer<typeof MailSettings>;

const name = z.string().trim().min(1).max(60);
/** Robots and webhooks name their place by an address that is a secret itself. */
const address = z.url({ protocol: /^https?$/ }).max(2_000);
const secret = z.string().trim().min(1).max(200);

/** `POST /api/outbound/targets`. A webhook's and a gateway's secret is drawn by Heed; a robot's is what its own page says. */
export const TargetInput = z.discriminatedUnion('kind', [
  z.strictObject({ requestId: Id, kind: SignedKind, name, address }),
  z.strictObject({
    requestId: Id,
    kind: z.enum(['wecom', 'dingtalk', 'feishu']),
    name,
    address,
    /** 加签密钥; WeCom has none. */
    secret: secret.optional(),
    language: SiteLanguage,
  }),
  /** One at most: the list of those who subscribed. */
  z.strictObject({
    requestId: Id,
    kind: z.literal('mail'),
    name,
    mail: MailSettings,
    password: secret.optional(),
  }),
]);
export type TargetInput = z.infer<typeof TargetInput>;

/** `PATCH /api/outbound/targets/:id`: what is left out stays. */
export const TargetPatch = z.strictObject({
  name: name.optional(),
  enabled: z.boolean().optional(),
  address: address.optional(),
  secret: secret.optional(),
  language: SiteLanguage.optional(),
  mail: MailSettings.optional(),
  /** An empty one is taken away. */
  password: z.string().trim().max(200).optional(),
});
export type TargetPatch = z.infer<typeof TargetPatch>;

export const TargetRow = z.strictObject({
  id: Id,
  kind: TargetKind,
  name: z.string(),
  enabled: z.boolean(),
  /** Scheme, host and port; the rest of the address is a secret. */
  origin: z.string(),
  /** Whether that is on the list now. */
  originAllowed: z.boolean(),
  /** Null for a webhook, which carries both. */
  language: SiteLanguage.nullable(),
  signed: z.boolean(),
  /** Until then the secret before this one signs too; it may be past. */
  earlierSecretUntil: Time.nullable(),
  mail: MailSettings.nullable(),
  addedAt: Time,
  lastSentAt: Time.nullable(),
  lastError: DeliveryErrorCode.nullable(),
});
export type TargetRow = z.infer<typeof TargetRow>;
export const TargetList = z.strictObject({ rows: z.array(TargetRow) });
export type TargetList = z.infer<typeof TargetList>;

/** Of `POST /api/outbound/targets` and `…/:id/rotate`: a webhook's secret is shown this once. */
export const TargetMade = z.strictObject({ target: TargetRow, secret: z.string().nullable() });
export type TargetMade = z.infer<typeof TargetMade>;

/** `POST /api/outbound/targets/:id/test`: what came of a test message; mail is sent to an address of one's own. */
export const TestInput = z.strictObject({ requestId: Id, to: z.email().max(200).optional() });
export type TestInput = z.infer<typeof TestInput>;

/** `GET /api/outbound/summary`. Addresses of readers are never listed. */
export const OutboundSummary = z.strictObject({
  subscribers: z.strictObject({ confirmed: z.int(), unconfirmed: z.int() }),
  waiting: z.int(),
  dead: z.int(),
});
export type OutboundSummary = z.infer<typeof OutboundSummary>;

// 站外渠道: where people see a bulletin without Heed having sent it.

/** `POST /api/bulletins/:id/channels`: somebody saw to a channel, or takes that back; needs `bulletin:publish`. */
export const ChannelCheckInput = z.strictObject({
  requestId: Id,
  channel: Code,
  done: z.boolean(),
  /** Where it can be seen. */
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  /** A screenshot, by `POST /api/evidence`. */
  evidenceId: Id.optional(),
  /** When it stood there; now where left out. */
  at: Time.optional(),
});
export type ChannelCheckInput = z.infer<typeof ChannelCheckInput>;

export const ChannelCheck = z.strictObject({
  at: Time,
  accountId: Id.nullable(),
  name: z.string(),
  link: z.string().nullable(),
  evidenceId: Id.nullable(),
});
export type ChannelCheck = z.infer<typeof ChannelCheck>;

/** A channel of the list, in its order, with the check that stands. */
export const ChannelRow = z.strictObject({
  channel: Code,
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  check: ChannelCheck.nullable(),
});
export type ChannelRow = z.infer<typeof ChannelRow>;

/** `GET /api/bulletins/:id/channels`, and the answer to the POST; empty for a bulletin that nobody has published. */
export const ChannelList = z.strictObject({ rows: z.array(ChannelRow) });
export type ChannelList = z.infer<typeof ChannelList>;

/** `POST /subscribe` of the public site. */
export const SubscribeForm = z.strictObject({
  email: z.email().max(200),
  language: SiteLanguage,
});
export type SubscribeForm = z.infer<typeof SubscribeForm>;

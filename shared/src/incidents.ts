/** The crisis: its class, grade, warning colour, response level, area, linked cases and clocks. */
import { z } from 'zod';
import { Code, Id, Realm, Time } from './vocabulary';

/** 自然灾害 · 事故灾难 · 公共卫生 · 社会安全. */
export const IncidentClass = z.enum([
  'natural-disaster',
  'accident',
  'public-health',
  'social-security',
]);
export type IncidentClass = z.infer<typeof IncidentClass>;

/** 特别重大 · 重大 · 较大 · 一般. Social-security incidents have none. */
export const IncidentGrade = z.enum(['extraordinary', 'major', 'larger', 'ordinary']);
export type IncidentGrade = z.infer<typeof IncidentGrade>;

/** 红 橙 黄 蓝: a warning's colour, not the grade and not the response level. */
export const WarningColour = z.enum(['red', 'orange', 'yellow', 'blue']);
export type WarningColour = z.infer<typeof WarningColour>;

/** 响应级别: 1 is the most serious. */
export const ResponseLevel = z.int().min(1).max(4);
export type ResponseLevel = z.infer<typeof ResponseLevel>;

/** 监测 启动响应 级别调整 稳定 响应终止 复盘, in the order of an incident's life. */
export const IncidentState = z.enum([
  'monitoring',
  'activated',
  'adjusted',
  'stabilised',
  'stood_down',
  'reviewed',
]);
export type IncidentState = z.infer<typeof IncidentState>;

/** Clocks that count from the first knowledge, and those that a report or a bulletin sets. */
export const IncidentClockKind = z.enum([
  /** 权威信息, within 5 hours. */
  'first-word',
  /** 新闻发布会, within 24 hours. */
  'press-conference',
  /** 回应, within 48 hours. */
  'response',
  /** 向上报告, first and further ones. */
  'upward-report',
  /** 下次通报, as the last bulletin promised. */
  'next-update',
]);
export type IncidentClockKind = z.infer<typeof IncidentClockKind>;

export const IncidentClock = z.strictObject({
  kind: IncidentClockKind,
  startedAt: Time,
  dueAt: Time,
  /** From when it shows amber. */
  amberAt: Time,
  metAt: Time.nullable(),
  /** The rule that set it, as numbered in the incidents' RULES.md. */
  rule: Code,
});
export type IncidentClock = z.infer<typeof IncidentClock>;

const name = z.string().trim().min(1).max(60);
const reason = z.string().trim().min(1).max(500);
const codes = z.array(Code).max(60);

/** An H3 cell, as coarse as the journal holds it. */
const cell = z.string().regex(/^8[0-8][0-9a-f]{13}$/);

/** Received in the time, of a category or a topic or with one of the words, and in one of the places. */
const LinkRulePart = z.strictObject({
  categories: codes,
  districts: codes,
  streets: codes,
  zones: codes,
  words: z.array(z.string().trim().min(2).max(20)).max(20),
  cells: z.array(cell).max(100).optional(),
  topics: z.array(z.guid()).max(20).optional(),
  /** Asks for all that is received in the time, where nothing else is named. */
  all: z.literal(true).optional(),
  from: Time,
  to: Time.nullable(),
});
export type LinkRulePart = z.infer<typeof LinkRulePart>;

/** Suggestions that one incident takes in. */
export const MOST_ADDED = 60;

/** Which cases belong to an incident. An empty list asks nothing. */
export const LinkRule = z.strictObject({
  ...LinkRulePart.shape,
  /** Asked for besides, each by itself: what suggestions have added. */
  also: z.array(LinkRulePart).max(MOST_ADDED).optional(),
});
export type LinkRule = z.infer<typeof LinkRule>;

/** 启动响应: the law asks for matter, level, expected duration and measures. */
export const Activation = z.strictObject({
  level: ResponseLevel,
  matter: reason,
  expectedDuration: z.string().trim().min(1).max(100),
  measures: reason,
});
export type Activation = z.infer<typeof Activation>;

export const IncidentInput = z.strictObject({
  realm: Realm.optional(),
  requestId: Id,
  name,
  nameEn: name.optional(),
  class: IncidentClass,
  grade: IncidentGrade.nullish(),
  warning: WarningColour.nullish(),
  /** When somebody first knew: the statutory clocks count from here. */
  firstKnownAt: Time,
  rule: LinkRule,
  /** Numbers of homes and people may come later, as figures. */
  summary: z.string().trim().max(500).optional(),
  /** Starts the response at once; without it the incident is watched. */
  activate: Activation.optional(),
});
export type IncidentInput = z.infer<typeof IncidentInput>;

const base = { expectedVersion: z.int().min(1), requestId: Id };

export const IncidentCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('activate'), ...base, ...Activation.shape }),
  z.strictObject({
    kind: z.literal('adjust'),
    ...base,
    level: ResponseLevel.optional(),
    grade: IncidentGrade.nullish(),
    warning: WarningColour.nullish(),
    reason,
  }),
  z.strictObject({ kind: z.literal('stabilise'), ...base, reason }),
  z.strictObject({ kind: z.literal('stand-down'), ...base, reason }),
  z.strictObject({ kind: z.literal('review'), ...base, reason }),
  z.strictObject({ kind: z.literal('set-rule'), ...base, rule: LinkRule, reason }),
  z.strictObject({
    kind: z.literal('rename'),
    ...base,
    name,
    nameEn: name.nullish(),
    summary: z.string().trim().max(500).nullish(),
  }),
  /** 信息报送: a report upward went out; it is immutable, and sets the next one's clock. */
  z.strictObject({
    kind: z.literal('report-upward'),
    ...base,
    to: z.string().trim().min(1).max(60),
    at: Time,
    text: z.string().trim().min(1).max(5_000),
    /** When the next one is promised; the policy decides where it is left out. */
    nextDueAt: Time.nullish(),
  }),
  z.strictObject({ kind: z.literal('hold-press-conference'), ...base, at: Time }),
]);
export type IncidentCommand = z.infer<typeof IncidentCommand>;
export type IncidentCommandKind = IncidentCommand['kind'];
export const incidentCommandKinds = IncidentCommand.options.map(
  (option) => option.shape.kind.value,
) as readonly IncidentCommandKind[];

export const IncidentRow = z.strictObject({
  id: Id,
  realm: Realm,
  version: z.int(),
  state: IncidentState,
  name: z.string(),
  nameEn: z.string().nullable(),
  summary: z.string().nullable(),
  class: IncidentClass,
  grade: IncidentGrade.nullable(),
  warning: WarningColour.nullable(),
  level: ResponseLevel.nullable(),
  firstKnownAt: Time,
  openedAt: Time,
  activatedAt: Time.nullable(),
  stabilisedAt: Time.nullable(),
  stoodDownAt: Time.nullable(),
  rule: LinkRule,
  clocks: z.array(IncidentClock),
  /** Cases linked now. */
  linkedCases: z.int(),
});
export type IncidentRow = z.infer<typeof IncidentRow>;

/** One step of an incident's life, with the words that went with it. */
export const IncidentStep = z.strictObject({
  position: z.int(),
  at: Time,
  actorId: Id.nullable(),
  type: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  text: z.record(z.string(), z.string()).nullable(),
});
export type IncidentStep = z.infer<typeof IncidentStep>;

export const IncidentDetail = z.strictObject({
  ...IncidentRow.shape,
  history: z.array(IncidentStep),
  allowed: z.array(z.enum(incidentCommandKinds as [IncidentCommandKind, ...IncidentCommandKind[]])),
});
export type IncidentDetail = z.infer<typeof IncidentDetail>;

export const IncidentResult = z.strictObject({ position: z.int(), incident: IncidentRow });
export type IncidentResult = z.infer<typeof IncidentResult>;

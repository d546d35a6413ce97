/** Who is on duty: posts, what members can do and carry, shifts, what takes their place, gaps. */
import { z } from 'zod';
import { Code, Id, REAL, Realm, Time } from './vocabulary';

/** A day of the deployment's zone: 2026-11-25. */
export const LocalDate = z.iso.date();
export type LocalDate = z.infer<typeof LocalDate>;

/** A time of the day in the deployment's zone, 00:00 to 23:59. */
export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of the day');
export type LocalTime = z.infer<typeof LocalTime>;

const name = z.string().trim().min(1).max(60);
const MOST_CASES = 100_000;
const MOST_AT_ONCE = 50;
const MOST_SKILLS = 20;
const capacity = z.int().min(0).max(MOST_CASES).nullable();

/** 岗位. Accountability lies with the post; people stand at it in shifts. */
export const PostInput = z.strictObject({
  code: Code,
  name,
  nameEn: name.nullish(),
  unitId: Id.nullish(),
  /** Open cases that the post can carry; null where nobody has said. */
  capacity: capacity.optional(),
  /** How many people it needs at once; 0 where a gap is none. */
  needed: z.int().min(0).max(MOST_AT_ONCE),
  retired: z.boolean().optional(),
});
export type PostInput = z.infer<typeof PostInput>;

export const PostRow = z.strictObject({
  id: Id,
  version: z.int(),
  code: Code,
  name: z.string(),
  nameEn: z.string().nullable(),
  unitId: Id.nullable(),
  capacity,
  needed: z.int(),
  retired: z.boolean(),
});
export type PostRow = z.infer<typeof PostRow>;

/** What a member can do and carry, in one realm. */
export const MemberEntry = z.strictObject({
  memberId: Id,
  version: z.int(),
  postIds: z.array(Id),
  skills: z.array(Code),
  capacity,
  /** Whether there is a number under which they can be called. */
  reachable: z.boolean(),
  /** That number: whole for whoever keeps the roster, masked for everybody else. */
  phone: z.string().nullable(),
});
export type MemberEntry = z.infer<typeof MemberEntry>;

/** 0 for Monday. */
const Weekday = z.int().min(0).max(6);

/** 每周排班: the same hours on some days of the week, every so many weeks. */
export const WeeklyPlan = z.strictObject({
  kind: z.literal('weekly'),
  weekdays: z.array(Weekday).min(1).max(7),
  starts: LocalTime,
  /** Not after `starts`: it ends on the next day. */
  ends: LocalTime,
  everyWeeks: z.int().min(1).max(8),
  from: LocalDate,
  /** Its last day; null while it goes on. */
  until: LocalDate.nullable(),
});
export type WeeklyPlan = z.infer<typeof WeeklyPlan>;

/** 单次班次. */
export const SinglePlan = z.strictObject({
  kind: z.literal('single'),
  start: Time,
  end: Time,
  /** 临时召入: beside the plan, since more hands are needed. */
  calledIn: z.boolean(),
});
export type SinglePlan = z.infer<typeof SinglePlan>;

export const ShiftPlan = z.discriminatedUnion('kind', [WeeklyPlan, SinglePlan]);
export type ShiftPlan = z.infer<typeof ShiftPlan>;

export const ShiftRow = z.strictObject({
  id: Id,
  version: z.int(),
  postId: Id,
  memberId: Id,
  plan: ShiftPlan,
});
export type ShiftRow = z.infer<typeof ShiftRow>;

/** 换班 · 病假 · 顶班: wins over the plan. */
export const OverrideKind = z.enum(['swap', 'sick', 'taken']);
export type OverrideKind = z.infer<typeof OverrideKind>;

/** One person at one post, from a time to a time. */
export const Duty = z.strictObject({
  shiftId: Id,
  /** The local day on which the shift begins: it names the duty within its shift. */
  date: LocalDate,
  postId: Id,
  memberId: Id,
  start: Time,
  end: Time,
  calledIn: z.boolean(),
  /** Why this is not the one whom the plan names; null where it is. */
  override: OverrideKind.nullable(),
});
export type Duty = z.infer<typeof Duty>;

/** A post with fewer people than it needs. */
export const Gap = z.strictObject({
  postId: Id,
  start: Time,
  end: Time,
  have: z.int(),
  needed: z.int(),
});
export type Gap = z.infer<typeof Gap>;

/** What a member is asked to work, and the limit that it passes. Never refused: a crisis may ask it. */
export const LoadWarning = z.strictObject({
  memberId: Id,
  kind: z.enum(['hours', 'nights']),
  /** Hours in seven days, or nights one after another. */
  value: z.number(),
  limit: z.number(),
  /** When it is passed. */
  at: Time,
});
export type LoadWarning = z.infer<typeof LoadWarning>;

export const MemberHours = z.strictObject({
  memberId: Id,
  /** The most within seven days of all that is shown. */
  hours: z.number(),
  nights: z.int(),
});
export type MemberHours = z.infer<typeof MemberHours>;

/** A limit, and where it comes from. */
export const RosterSetting = z.strictObject({
  name: z.enum(['hours', 'nights', 'hand-over', 'hard-cases']),
  value: z.number(),
  source: z.string(),
  sourceEn: z.string(),
});
export type RosterSetting = z.infer<typeof RosterSetting>;

export const FeedRow = z.strictObject({
  id: Id,
  postId: Id.nullable(),
  memberId: Id.nullable(),
  madeAt: Time,
});
export type FeedRow = z.infer<typeof FeedRow>;

/** The roster of a realm from now to the end of the days that are shown. */
export const RosterView = z.strictObject({
  realm: Realm,
  at: Time,
  until: Time,
  posts: z.array(PostRow),
  members: z.array(MemberEntry),
  shifts: z.array(ShiftRow),
  duties: z.array(Duty),
  gaps: z.array(Gap),
  hours: z.array(MemberHours),
  warnings: z.array(LoadWarning),
  settings: z.array(RosterSetting),
  /** All that can be named. */
  skills: z.array(Code),
  feeds: z.array(FeedRow),
});
export type RosterView = z.infer<typeof RosterView>;

const asked = { requestId: Id, realm: Realm.default(REAL) };
const expectedVersion = z.int().min(0);

/** What keeps the roster. A version of 0 expects that there is none yet. */
export const RosterCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('set-post'),
    ...asked,
    /** Left out for a new one. */
    postId: Id.optional(),
    expectedVersion,
    post: PostInput,
  }),
  z.strictObject({
    kind: z.literal('set-member'),
    ...asked,
    memberId: Id,
    expectedVersion,
    postIds: z.array(Id).max(MOST_SKILLS),
    skills: z.array(Code).max(MOST_SKILLS),
    capacity,
  }),
  z.strictObject({
    kind: z.literal('set-phone'),
    ...asked,
    memberId: Id,
    /** A staff number; null takes it away. */
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d -]{3,20}$/, 'not a phone number')
      .nullable(),
  }),
  z.strictObject({
    kind: z.literal('add-shift'),
    ...asked,
    postId: Id,
    memberId: Id,
    plan: ShiftPlan,
  }),
  z.strictObject({
    kind: z.literal('end-shift'),
    ...asked,
    shiftId: Id,
    expectedVersion,
    /** The first day without it; a single shift goes whole. */
    from: LocalDate,
  }),
  z.strictObject({
    kind: z.literal('override'),
    ...asked,
    shiftId: Id,
    date: LocalDate,
    why: z.enum(['swap', 'sick']),
    /** Who stands in; null where nobody does yet, which is a gap. */
    byMemberId: Id.nullable(),
  }),
]);
export type RosterCommand = z.infer<typeof RosterCommand>;

/** 立即接班: whoever asks takes what is left of a duty, or the hours that nobody has. */
export const TakeShift = z.strictObject({
  ...asked,
  duty: z.strictObject({ shiftId: Id, date: LocalDate }).optional(),
  gap: z.strictObject({ postId: Id, start: Time, end: Time }).optional(),
});
export type TakeShift = z.infer<typeof TakeShift>;

export const RosterResult = z.strictObject({ position: z.int(), subjectId: Id });
export type RosterResult = z.infer<typeof RosterResult>;

/** A calendar that others may read with its secret address: one post's, or one member's. */
export const FeedInput = z.strictObject({
  ...asked,
  postId: Id.optional(),
  memberId: Id.optional(),
});
export type FeedInput = z.infer<typeof FeedInput>;

/** The address, said once: only its digest is kept. */
export const FeedMade = z.strictObject({ id: Id, path: z.string() });
export type FeedMade = z.infer<typeof FeedMade>;

export const CalendarImport = z.strictObject({
  ...asked,
  postId: Id,
  text: z.string().min(1).max(1_000_000),
});
export type CalendarImport = z.infer<typeof CalendarImport>;

export const CalendarImported = z.strictObject({ added: z.int(), replaced: z.int() });
export type CalendarImported = z.infer<typeof CalendarImported>;

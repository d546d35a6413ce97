/** What the console keeps beside the cases: saved views, reply templates, mentions, drafts. */
import { z } from 'zod';
import { caseCommandKinds, type CaseCommandKind } from './commands';
import { CaseQuery } from './rows';
import { Code, Id, Realm, Time } from './vocabulary';

/** A row of digits as long as a phone number: what is searched for may be a person. */
const LONG_DIGITS = /\d{7}/;

/** What a view lists. Nothing in it may say who somebody is. */
export const ViewQuery = CaseQuery.omit({
  cursor: true,
  limit: true,
  realm: true,
  phone: true,
}).extend({
  q: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .refine((q) => !LONG_DIGITS.test(q), 'number-in-view')
    .optional(),
});
export type ViewQuery = z.infer<typeof ViewQuery>;

const viewFields = {
  name: z.string().trim().min(1).max(20),
  query: ViewQuery,
  /** Seen by everybody who works in the realm, each with the cases that they may see. */
  shared: z.boolean(),
  /** Warns its readers when it holds more than this. */
  alertAbove: z.int().min(0).max(10_000).nullable(),
};

export const ViewInput = z.strictObject({ requestId: Id, realm: Realm.optional(), ...viewFields });
export type ViewInput = z.infer<typeof ViewInput>;

export const ViewEdit = z.strictObject({
  requestId: Id,
  expectedVersion: z.int().min(1),
  ...viewFields,
});
export type ViewEdit = z.infer<typeof ViewEdit>;

export const SavedView = z.strictObject({
  id: Id,
  ownerId: Id,
  version: z.int(),
  ...viewFields,
  name: z.string(),
  /** This reader may change and remove it. */
  editable: z.boolean(),
});
export type SavedView = z.infer<typeof SavedView>;
export const SavedViews = z.strictObject({ rows: z.array(SavedView) });

/** Views of one person in one realm. */
export const MOST_VIEWS = 50;

const Count = z.strictObject({ total: z.int(), totalCapped: z.boolean() });
/** How many cases each view holds for this reader. */
export const ViewCounts = z.strictObject({
  /** By the name of the view. */
  views: z.record(z.string(), Count),
  /** By the id of the saved view. */
  saved: z.record(z.string(), Count),
  /** Mentions of the reader that they haven't looked at. */
  unread: z.int(),
});
export type ViewCounts = z.infer<typeof ViewCounts>;

/** `sent`: what Heed itself sends to complainants, by the codes that it brings. */
export const TemplateUse = z.enum(['reply', 'contact', 'note', 'sent']);
export type TemplateUse = z.infer<typeof TemplateUse>;

const templateFields = {
  use: TemplateUse,
  name: z.string().trim().min(1).max(20),
  nameEn: z.string().trim().min(1).max(40).nullable(),
  /** With places to fill in as {编号}. */
  body: z.string().trim().min(1).max(2_000),
  retired: z.boolean(),
};

export const TemplateRow = z.strictObject({
  code: Code,
  /** 0 where it is as Heed brought it. */
  version: z.int(),
  ...templateFields,
});
export type TemplateRow = z.infer<typeof TemplateRow>;
export const TemplateList = z.strictObject({ rows: z.array(TemplateRow) });

export const TemplateInput = z.strictObject({
  requestId: Id,
  expectedVersion: z.int().min(0),
  ...templateFields,
});
export type TemplateInput = z.infer<typeof TemplateInput>;

export const MentionInput = z.strictObject({
  requestId: Id,
  memberIds: z.array(Id).min(1).max(10),
});
export type MentionInput = z.infer<typeof MentionInput>;

/** What was begun and not sent: by the act's fields. */
export const DraftFields = z
  .record(z.string().regex(/^[a-zA-Z]{1,24}$/), z.string().max(10_000))
  .refine((fields) => Object.keys(fields).length <= 24, 'too-many-fields');
export type DraftFields = z.infer<typeof DraftFields>;

const kind = z.enum(caseCommandKinds as [CaseCommandKind, ...CaseCommandKind[]]);
export const DraftInput = z.strictObject({
  kind,
  /** Empty: there is nothing to keep any more. */
  fields: DraftFields,
});
export type DraftInput = z.infer<typeof DraftInput>;
export const DraftRow = z.strictObject({ kind, fields: DraftFields, changedAt: Time });
export type DraftRow = z.infer<typeof DraftRow>;
export const DraftList = z.strictObject({ rows: z.array(DraftRow) });

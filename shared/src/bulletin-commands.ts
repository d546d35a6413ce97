/** What people do to a bulletin. Publishing is an act of its own; published text never changes. */
import { z } from 'zod';
import { BulletinContent, BulletinDetail, BulletinKind, LintCode } from './bulletins';
import { Id, Time } from './vocabulary';

const reason = z.string().trim().min(1).max(500);
const base = { expectedVersion: z.int().min(1), requestId: Id };

/** `POST /api/incidents/:id/bulletins`: a draft from a template, from the last bulletin, or from a content. */
export const BulletinInput = z.strictObject({
  kind: BulletinKind,
  requestId: Id,
  /** Begins with the statements of that bulletin. */
  basedOn: Id.optional(),
  content: BulletinContent.optional(),
});
export type BulletinInput = z.infer<typeof BulletinInput>;

/**
 * One change of a draft. `was` is what the editor saw there: where somebody else changed that very
 * part meanwhile the edit is refused and what stands now is answered; elsewhere both stand.
 * The refusal is `stale-version`: each detail's path is an edit's, its message the JSON of what stands.
 * Statements and numbers are named by their id: `value` null takes one out, `was` null adds one.
 */
export const BulletinEdit = z.strictObject({
  /**
   * A path into the content: `title.zh`, `confirmed.<statement id>` or a part of it such as
   * `confirmed.<statement id>.text.en`, `confirmed` for the order of its ids, `numbers.n1`, `help`.
   */
  path: z.string().min(1).max(120),
  was: z.unknown(),
  value: z.unknown(),
});
export type BulletinEdit = z.infer<typeof BulletinEdit>;

export const BulletinCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('edit'), ...base, edits: z.array(BulletinEdit).min(1).max(50) }),
  /** 送审: numbers are refreshed and the facts go to a second pair of eyes. */
  z.strictObject({ kind: z.literal('submit'), ...base }),
  z.strictObject({ kind: z.literal('verify-facts'), ...base, note: reason.optional() }),
  z.strictObject({ kind: z.literal('legal'), ...base, note: reason.optional() }),
  /** 签发: freezes the numbers at a journal position. On paper: whose hand, and the scan. */
  z.strictObject({
    kind: z.literal('approve'),
    ...base,
    paper: z
      .strictObject({
        signer: z.string().trim().min(1).max(30),
        signedAt: Time,
        evidenceId: Id,
      })
      .optional(),
  }),
  /** A second reader compared the scan with the text. */
  z.strictObject({ kind: z.literal('countersign'), ...base }),
  z.strictObject({ kind: z.literal('reject'), ...base, reason }),
  /** Signs over a warning: named, timed, kept. */
  z.strictObject({
    kind: z.literal('sign-over'),
    ...base,
    code: LintCode,
    path: z.string().max(120),
    reason,
  }),
  /** 定时发布: released once, at that time. */
  z.strictObject({ kind: z.literal('embargo'), ...base, releaseAt: Time }),
  z.strictObject({ kind: z.literal('publish'), ...base }),
  /** 紧急发布: asked for by one, released by another. */
  z.strictObject({ kind: z.literal('release-in-emergency'), ...base, reason }),
  /** On a published one: begins the draft that corrects, updates it. */
  z.strictObject({ kind: z.literal('correct'), ...base, reason }),
  z.strictObject({ kind: z.literal('update'), ...base, reason }),
  /** 撤回: the text stays to be seen, struck, with the reason. */
  z.strictObject({ kind: z.literal('retract'), ...base, reason, reasonEn: reason.optional() }),
  z.strictObject({ kind: z.literal('expire'), ...base, reason, reasonEn: reason.optional() }),
]);
export type BulletinCommand = z.infer<typeof BulletinCommand>;
export type BulletinCommandKind = BulletinCommand['kind'];
export const bulletinCommandKinds = BulletinCommand.options.map(
  (option) => option.shape.kind.value,
) as readonly BulletinCommandKind[];

/** The bulletin after the command; the new draft where the command began one. */
export const BulletinResult = z.strictObject({ position: z.int(), bulletin: BulletinDetail });
export type BulletinResult = z.infer<typeof BulletinResult>;

/** The rarer turns of a case: reason codes, procedures, levels, and what somebody still has to be told. */
import { z } from 'zod';
import { Id, Time } from './vocabulary';

/** 12345 热线, 信访, 举报（检举控告）: each has its own clocks and its own secrecy. */
export const Procedure = z.enum(['hotline', 'petition', 'tip_off']);
export type Procedure = z.infer<typeof Procedure>;

/** 督办: none, 日常, 挂牌, 约谈; the later the heavier. */
export const Supervision = z.enum(['none', 'daily', 'listed', 'interview']);
export type Supervision = z.infer<typeof Supervision>;

/** Where a case is handed over to: an emergency number, a route that the law names, or 信访. */
export const TransferTarget = z.enum(['110', '119', '120', '122', 'statutory', 'petition']);
export type TransferTarget = z.infer<typeof TransferTarget>;

/** Why a case is not accepted: the six classes of the Beijing rules, Art. 11. */
export const NotAcceptReason = z.enum([
  'emergency',
  'statutory',
  'same-matter',
  'secret',
  'outside-duty',
  'unlawful',
]);
export type NotAcceptReason = z.infer<typeof NotAcceptReason>;

/** Why a unit asks to return a case. */
export const ReturnReason = z.enum(['not-our-duty', 'not-our-area', 'duplicate', 'unclear']);
export type ReturnReason = z.infer<typeof ReturnReason>;

/** Why work on a case rests. */
export const SuspendReason = z.enum(['material', 'weather', 'other-authority', 'complainant']);
export type SuspendReason = z.infer<typeof SuspendReason>;

/** Why a case is supervised: what the rules of Jinan (Art. 28) and Weifang (Art. 26) name. */
export const SuperviseReason = z.enum(['overdue', 'repeated', 'refused', 'unsolved', 'poor']);
export type SuperviseReason = z.infer<typeof SuperviseReason>;

/** Why more time is needed: a law allows longer, or it can't be done sooner (Jinan, Art. 24). */
export const ExtensionReason = z.enum(['by-law', 'objective']);
export type ExtensionReason = z.infer<typeof ExtensionReason>;

/** Why a case is taken up again. */
export const ReopenReason = z.enum(['not-solved', 'not-satisfied', 'new-facts']);
export type ReopenReason = z.infer<typeof ReopenReason>;

/** As what a case is closed: the three outcomes of the petition rules (Art. 32), or nobody answered. */
export const CloseReason = z.enum(['supported', 'explained', 'not-supported', 'unreachable']);
export type CloseReason = z.infer<typeof CloseReason>;

/** What the complainant has to be told. `no-answer` asks for a text message after calls in vain. */
export const Telling = z.enum(['suspended', 'extended', 'no-answer']);
export type Telling = z.infer<typeof Telling>;

/** What of a case waits for somebody's word. */
export const AskedFor = z.enum(['suspension', 'return', 'extension', 'reveal']);
export type AskedFor = z.infer<typeof AskedFor>;

/** The rarer facts of a case, as lists show them. */
export const LifeRow = z.strictObject({
  procedure: Procedure.optional(),
  supervision: Supervision.optional(),
  assistingUnitIds: z.array(Id).optional(),
  accusedUnitId: Id.optional(),
  suspendedUntil: Time.optional(),
  /** Until when the claim holds without work, and when that is near. */
  lease: z.strictObject({ warnAt: Time, until: Time }).optional(),
  shelvedUntil: Time.optional(),
  asked: z.array(AskedFor).optional(),
  /** The unit that whoever asked for the return named. */
  returnTo: Id.optional(),
  /** What the complainant has to be told yet. */
  toTell: z.array(Telling).optional(),
});
export type LifeRow = z.infer<typeof LifeRow>;

/** Where an extension or a reveal stands that somebody asked for. */
export const Asked = z.enum(['pending', 'approved', 'refused']);
export type Asked = z.infer<typeof Asked>;

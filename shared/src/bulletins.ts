/** 通报: a document with a chain of hands, numbers bound to queries, and a promise of the next word. */
import { z } from 'zod';
import { Code, Id, Realm, Time } from './vocabulary';

/** Chinese and English of one text. English may be empty while it is being drafted. */
export const Bilingual = z.strictObject({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof Bilingual>;

const text = (max: number) =>
  z.strictObject({ zh: z.string().max(max), en: z.string().max(max * 3) });

/** 首报 续报 终报 辟谣 提示 致歉 更正. */
export const BulletinKind = z.enum([
  'first',
  'progress',
  'final',
  'rebuttal',
  'advice',
  'apology',
  'correction',
]);
export type BulletinKind = z.infer<typeof BulletinKind>;

/** 拟稿 审核 签发 (waiting for a second reader of the paper) 定时 发布 已更新 已更正 撤回 过期 退回→拟稿. */
export const BulletinState = z.enum([
  'draft',
  'in_review',
  'signed_on_paper',
  'approved',
  'published',
  'superseded',
  'corrected',
  'retracted',
  'expired',
]);
export type BulletinState = z.infer<typeof BulletinState>;

/** What an assertion is about: decides which office may make it (the competence table). */
export const AssertionKind = z.enum([
  'cause',
  'crime',
  'casualties',
  'water-quality',
  'health-advice',
  'restoration-time',
  'supply',
  'compensation',
  'complaint-numbers',
  'weather',
  'schools',
  'other',
]);
export type AssertionKind = z.infer<typeof AssertionKind>;

/** Offices that can stand behind an assertion. */
export const Office = z.enum([
  'hotline',
  'police',
  'fire',
  'health',
  'cdc',
  'environment',
  'water',
  'power',
  'gas',
  'education',
  'market',
  'urban',
  'civil-affairs',
  'weather',
  'emergency',
  'headquarters',
  'press',
]);
export type Office = z.infer<typeof Office>;

/** Queries that a number token can be bound to; each is one named SQL over the journal. */
export const NumberQuery = z.enum([
  'received',
  'people',
  'repeats',
  /** Answered on the spot; given to a unit; solved as the complainant said: three that are never mixed. */
  'answered',
  'dispatched',
  'confirmed-solved',
  /** The unit replied, the complainant has not been asked yet. */
  'replied-unconfirmed',
  'open',
  'overdue',
  'figure',
  'zones-recovered',
  'zones-affected',
]);
export type NumberQuery = z.infer<typeof NumberQuery>;

/** A number in a text, written `{id}` there: its query, and its value once it is frozen. */
export const NumberToken = z.strictObject({
  id: z.string().regex(/^n\d{1,3}$/),
  query: NumberQuery,
  /** The series, for `figure`. */
  figure: Code.optional(),
  zone: Code.optional(),
  /** Count the incident's cases only; the whole realm where false. */
  ofIncident: z.boolean(),
  frozen: z
    .strictObject({
      value: z.number(),
      /** Of an outside figure. */
      unit: Code.nullable(),
      source: Code.nullable(),
      /** When the value was true, in the realm's time, and the journal position that it rests on. */
      at: Time,
      /** Since when a count of what came in counts; null for what has no beginning. */
      since: Time.nullish(),
      position: z.int(),
    })
    .nullable(),
});
export type NumberToken = z.infer<typeof NumberToken>;

/** Who stands behind a statement. */
export const Verifier = z.strictObject({
  office: Office,
  name: z.string().trim().max(30),
  at: Time,
});
export type Verifier = z.infer<typeof Verifier>;

/** One sentence or two, with who verified it or when it will be known. */
export const Statement = z.strictObject({
  id: Id,
  text: text(400),
  assertion: AssertionKind,
  verifier: Verifier.nullable(),
  /** For what is not yet known: when we will know, and who will say. */
  knownAt: Time.nullable(),
  knownBy: Office.nullable(),
  promiseId: Id.nullable(),
  /** Questions of the public that this answers. */
  answers: z.array(Code).max(10),
});
export type Statement = z.infer<typeof Statement>;

/** 能不能用 已确认 尚不清楚 正在做 市民可以. */
export const BulletinSection = z.enum(['usable', 'confirmed', 'unknown', 'doing', 'advice']);
export type BulletinSection = z.infer<typeof BulletinSection>;

const statements = z.array(Statement).max(20);

export const HelpChannel = z.strictObject({
  label: text(40),
  /** A phone number that one can dial. */
  number: z.string().trim().max(30),
});

export const BulletinContent = z.strictObject({
  kind: BulletinKind,
  title: text(60),
  issuer: text(40),
  /** 事件概况: what happened, where, when. */
  lead: text(500),
  usable: statements,
  confirmed: statements,
  unknown: statements,
  doing: statements,
  advice: statements,
  help: z.array(HelpChannel).max(8),
  numbers: z.array(NumberToken).max(60),
  /** Required but in a final report, where a reason says why there is none. */
  nextUpdateAt: Time.nullable(),
  noNextReason: text(200).nullable(),
  /** What the last bulletin promised and this one takes back, with the reason for the public. */
  removed: z.array(z.strictObject({ statementId: Id, reason: text(200) })).max(20),
  /** For a correction: the statement of the published text that was wrong, its wording, and why. */
  correction: z
    .strictObject({
      wrong: text(400),
      right: text(400),
      reason: text(200),
      /** A correction that matters is a banner on the public page until then. */
      bannerUntil: Time.nullable(),
    })
    .nullable(),
});
export type BulletinContent = z.infer<typeof BulletinContent>;

/** Faults that a text may have; `blocks` ones must be mended, the others can be signed over. */
export const LintCode = z.enum([
  'personal-data',
  'unsafe-characters',
  'mixed-script',
  'no-time',
  'no-number',
  'no-next-update',
  'leaders-names',
  'empty-phrase',
  'cause-before-conclusion',
  'blames-callers',
  'not-competent',
  'not-verified',
  'unknown-without-time',
  'english-missing',
  'number-old',
  'promise-removed',
  'needs-legal',
  'numbers-differ',
  'token-unknown',
  /** A text that the public needs is empty. */
  'text-missing',
]);
export type LintCode = z.infer<typeof LintCode>;

export const LintFinding = z.strictObject({
  code: LintCode,
  severity: z.enum(['blocks', 'warns']),
  /** Where: a path into the content such as `confirmed.0.text.zh`. */
  path: z.string(),
  offset: z.int().nullable(),
  length: z.int().nullable(),
  /** What the reader needs to know, as codes: an office, a phrase's id. */
  params: z.record(z.string(), z.string()),
  /** Who signed over a warning, if somebody did. */
  signedBy: Id.nullable(),
});
export type LintFinding = z.infer<typeof LintFinding>;

export const HandKind = z.enum([
  'drafted',
  'submitted',
  'facts-verified',
  'legal-cleared',
  'approved',
  'approved-on-paper',
  'countersigned',
  'emergency-asked',
  'emergency-released',
  'published',
  'rejected',
]);

/** One hand in the chain: who, when, on which version. */
export const Hand = z.strictObject({
  kind: HandKind,
  accountId: Id.nullable(),
  name: z.string(),
  at: Time,
  version: z.int(),
  /** On paper: whose signature, and the scan. */
  paper: z.strictObject({ signer: z.string(), evidenceId: Id, signedAt: Time }).nullable(),
  note: z.string().nullable(),
});
export type Hand = z.infer<typeof Hand>;

export const BulletinRow = z.strictObject({
  id: Id,
  realm: Realm,
  incidentId: Id,
  version: z.int(),
  state: BulletinState,
  kind: BulletinKind,
  /** 〔year〕第 number 期, given at publication, dense per year and realm. */
  year: z.int().nullable(),
  number: z.int().nullable(),
  /** The number that it would get now, while it is a draft. */
  expectedNumber: z.int().nullable(),
  title: Bilingual,
  nextUpdateAt: Time.nullable(),
  releaseAt: Time.nullable(),
  publishedAt: Time.nullable(),
  /** Released by two people without the full chain of hands. */
  emergency: z.boolean(),
  /** The bulletin that this one corrects or updates, and the one that did so to this. */
  replaces: Id.nullable(),
  replacedBy: Id.nullable(),
  /** When it was corrected, superseded, retracted or expired, and the reason that the public is told. */
  settledAt: Time.nullable(),
  settledReason: Bilingual.nullable(),
  savedAt: Time,
});
export type BulletinRow = z.infer<typeof BulletinRow>;

/** A number as it stands now, beside what is frozen or published. */
export const LiveNumber = z.strictObject({
  id: z.string(),
  value: z.number().nullable(),
  unit: Code.nullable(),
  source: Code.nullable(),
  at: Time.nullable(),
  /** Since when it counts: of an incident its first knowledge, of a drill its start, else the statistical day. */
  since: Time.nullish(),
  /** Older than its series allows. */
  old: z.boolean(),
});
export type LiveNumber = z.infer<typeof LiveNumber>;

export const BulletinDetail = z.strictObject({
  ...BulletinRow.shape,
  content: BulletinContent,
  hands: z.array(Hand),
  findings: z.array(LintFinding),
  live: z.array(LiveNumber),
  /** SHA-256 of the canonical content; of the published version once it is published. */
  digest: z.string(),
  /** The last hand in the text. */
  editedBy: z.strictObject({ accountId: Id.nullable(), name: z.string(), at: Time }),
  /** The bulletin that the public read before this one: what a diff compares with. */
  previous: Id.nullable(),
  allowed: z.array(z.string()),
});
export type BulletinDetail = z.infer<typeof BulletinDetail>;

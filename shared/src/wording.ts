/** 口径: the agreed answer to a question that many ask, with an owner, an expiry and who must have read it. */
import { z } from 'zod';
import { MAX_TEXT } from './complaint';
import { CaseRow } from './rows';
import { Code, Id, Realm, Role, Time } from './vocabulary';

/** Where an entry stands. `expired` is computed from its expiry, never stored. */
export const WordingState = z.enum(['draft', 'agreed', 'needs-check', 'expired', 'recalled']);
export type WordingState = z.infer<typeof WordingState>;

/** What is stored of it. */
export const StoredWordingState = WordingState.exclude(['expired']);
export type StoredWordingState = z.infer<typeof StoredWordingState>;

const line = z.string().trim().min(1).max(80);
const answer = z.string().trim().min(1).max(600);
const reason = z.string().trim().min(1).max(500);

/** What is said, and which questions it answers. */
export const WordingWords = z.strictObject({
  title: line,
  /** How people put it: the first is the question itself, the others are its variants. */
  questions: z.array(line).min(1).max(20),
  answer,
  answerEn: answer.nullable(),
});
export type WordingWords = z.infer<typeof WordingWords>;

/** Who can be asked to read: those who answer the public, and those who stand for the answers. */
export const ReaderRole = Role.extract([
  'call-taker',
  'dispatcher',
  'handler',
  'unit-member',
  'task-force-lead',
  'duty-leader',
  'follow-up-officer',
  'press-officer',
  'press-approver',
]);
export type ReaderRole = z.infer<typeof ReaderRole>;

/** Whose it is, how long it holds, what it is about and who must have read it. */
export const WordingTerms = z.strictObject({
  /** A unit, a person, or both: at least one. */
  ownerUnitId: Id.nullable(),
  ownerId: Id.nullable(),
  expiresAt: Time,
  categories: z.array(Code).max(20),
  /** Questions of the public, by their codes. */
  topics: z.array(Code).max(20),
  /** The incident whose bulletins put it to the test. */
  incidentId: Id.nullable(),
  readers: z.array(ReaderRole).max(ReaderRole.options.length),
});
export type WordingTerms = z.infer<typeof WordingTerms>;

const content = { words: WordingWords, terms: WordingTerms };

export const WordingInput = z.strictObject({ realm: Realm.optional(), requestId: Id, ...content });
export type WordingInput = z.infer<typeof WordingInput>;

const base = { expectedVersion: z.int().min(1), requestId: Id };

export const WordingCommand = z.discriminatedUnion('kind', [
  /** Writes the next edition, or writes over the one that nobody has agreed to yet. */
  z.strictObject({ kind: z.literal('edit'), ...base, ...content }),
  /** A second person agrees to the edition that was written; the one before it is superseded. */
  z.strictObject({ kind: z.literal('agree'), ...base }),
  /** It still holds, after a bulletin put it to the test. */
  z.strictObject({ kind: z.literal('confirm'), ...base }),
  z.strictObject({ kind: z.literal('recall'), ...base, reason }),
]);
export type WordingCommand = z.infer<typeof WordingCommand>;
export type WordingCommandKind = WordingCommand['kind'];
export const wordingCommandKinds = WordingCommand.options.map(
  (option) => option.shape.kind.value,
) as [WordingCommandKind, ...WordingCommandKind[]];

/** One edition as it is shown. */
export const WordingEdition = z.strictObject({
  edition: z.int(),
  ...WordingTerms.shape,
  /** Older editions may name any role. */
  readers: z.array(Role),
  /** From when its end is near. */
  warnAt: Time,
  words: WordingWords,
  writtenBy: z.string().nullable(),
  writtenAt: Time,
  /** Null while nobody has agreed. */
  agreedBy: z.string().nullable(),
  agreedAt: Time.nullable(),
});
export type WordingEdition = z.infer<typeof WordingEdition>;

export const WordingRow = z.strictObject({
  id: Id,
  realm: Realm,
  version: z.int(),
  state: WordingState,
  /** What holds, or held last; null before anybody agreed. */
  current: WordingEdition.nullable(),
  /** What was written and waits for the second person. */
  draft: WordingEdition.nullable(),
  /** The reader must read the present edition and has not. */
  unread: z.boolean(),
  /** The reader owns it, alone or with their unit. */
  own: z.boolean(),
  /** How many accounts must read the present edition, and how many of them have. */
  mustRead: z.int(),
  haveRead: z.int(),
});
export type WordingRow = z.infer<typeof WordingRow>;

export const WordingStep = z.strictObject({
  at: Time,
  type: z.string(),
  by: z.string().nullable(),
  edition: z.int().nullable(),
  reason: z.string().nullable(),
});
export type WordingStep = z.infer<typeof WordingStep>;

export const WordingDetail = z.strictObject({
  ...WordingRow.shape,
  /** Who must read the present edition, and when they did. */
  readers: z.array(z.strictObject({ name: z.string(), readAt: Time.nullable() })),
  /** Those that were superseded, the newest first. */
  earlier: z.array(WordingEdition),
  steps: z.array(WordingStep),
  /** How many cases were answered by each edition. */
  uses: z.array(z.strictObject({ edition: z.int(), cases: z.int(), times: z.int() })),
  /** What this reader may do with it now. */
  allowed: z.array(z.enum(wordingCommandKinds)),
});
export type WordingDetail = z.infer<typeof WordingDetail>;

export const WordingView = z.enum(['current', 'unread', 'needs-check', 'draft', 'ended']);
export type WordingView = z.infer<typeof WordingView>;

export const WordingQuery = z.strictObject({
  realm: Realm.optional(),
  view: WordingView.optional(),
  q: z.string().max(80).optional(),
});
export type WordingQuery = z.infer<typeof WordingQuery>;

export const WordingList = z.strictObject({
  rows: z.array(WordingRow),
  /** Of all views, whatever is searched for. */
  counts: z.record(WordingView, z.int()),
});
export type WordingList = z.infer<typeof WordingList>;

/** What the desk bar says: all that waits for the reader. */
export const WordingWaiting = z.strictObject({
  unread: z.int(),
  /** Own ones that a bulletin put to the test. */
  toCheck: z.int(),
  /** Own ones that end soon or have ended. */
  ending: z.int(),
});
export type WordingWaiting = z.infer<typeof WordingWaiting>;

/** One that may be used now. */
export const WordingOffer = z.strictObject({
  id: Id,
  edition: z.int(),
  title: z.string(),
  question: z.string(),
  answer: z.string(),
  answerEn: z.string().nullable(),
  expiresAt: Time,
  unread: z.boolean(),
});
export type WordingOffer = z.infer<typeof WordingOffer>;

/** Asked by what is typed after `??`, or by what a caller says: the text travels in the body, never in an address. */
export const WordingMatchInput = z.strictObject({
  realm: Realm.optional(),
  typed: z.string().max(80).optional(),
  said: z.string().max(MAX_TEXT).optional(),
  category: Code.nullish(),
  topics: z.array(Code).max(20).optional(),
});
export type WordingMatchInput = z.infer<typeof WordingMatchInput>;

export const WordingOffers = z.strictObject({ rows: z.array(WordingOffer) });
export type WordingOffers = z.infer<typeof WordingOffers>;

export const WordingReadInput = z.strictObject({ edition: z.int().min(1), requestId: Id });
export type WordingReadInput = z.infer<typeof WordingReadInput>;

export const WordingUseInput = z.strictObject({
  edition: z.int().min(1),
  caseId: Id,
  requestId: Id,
});
export type WordingUseInput = z.infer<typeof WordingUseInput>;

export const WordingResult = z.strictObject({ position: z.int(), wording: WordingRow });
export type WordingResult = z.infer<typeof WordingResult>;

/** Cases that were answered by it and that the reader may see, those used last first. */
export const WordingCases = z.strictObject({
  rows: z.array(z.strictObject({ edition: z.int(), usedAt: Time, case: CaseRow })),
  total: z.int(),
});
export type WordingCases = z.infer<typeof WordingCases>;

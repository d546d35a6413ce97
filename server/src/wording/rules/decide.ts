/** What a command does to an entry, or why it does nothing. Pure: the record, the command and the moment decide. */
import type { WordingCommand, WordingTerms } from '@heed/shared/wording';
import type { Actor, NewEvent } from '../../journal/events';
import { isoTime, parseTime } from '../../kernel/instant';
import { isRefusal, refuse, refuseField, type Refusal } from '../../kernel/refusal';
import type { Edition, WordingRecord } from '../wording-record';
import { stateAt, warnTime, type WarningLimits } from './standing';
import { applies } from './transitions';

/** What the rules may ask of the realm's lists. */
export interface WordingDirectory {
  unitExists(id: string): boolean;
  memberExists(id: string): boolean;
  categoryExists(code: string): boolean;
}

export interface WordingSituation {
  readonly record: WordingRecord;
  readonly by: Actor;
  readonly now: string;
  readonly directory: WordingDirectory;
  readonly limits: WarningLimits;
  /** Digest of the words that came with the command; null where none did. */
  readonly digest: string | null;
}

/** What an agreement or a confirmation is decided by. */
type Agreement = Omit<WordingSituation, 'limits'>;

export interface WordingDraft {
  readonly record: WordingRecord;
  readonly event: NewEvent;
}

export function decideWording(
  situation: WordingSituation,
  command: WordingCommand,
): WordingDraft | Refusal {
  const { record } = situation;
  if (command.expectedVersion !== record.version) {
    return refuse('stale-version', { currentVersion: record.version });
  }
  if (!applies(command.kind, record.state)) return refuse('illegal-state');
  switch (command.kind) {
    case 'edit':
      return decideEdit(situation, command.terms);
    case 'agree':
      return decideAgree(situation);
    case 'confirm':
      return decideConfirm(situation);
    default:
      return decideRecall(situation);
  }
}

/** [W2] What is wrong with the terms beyond their schema. */
export function termsFault(
  terms: WordingTerms,
  now: string,
  directory: WordingDirectory,
): Refusal | null {
  const { ownerUnitId, ownerId, categories, expiresAt } = terms;
  if (ownerUnitId === null && ownerId === null) {
    return refuseField('invalid', 'terms.ownerUnitId', 'owner-missing');
  }
  if (ownerUnitId !== null && !directory.unitExists(ownerUnitId)) return refuse('unknown-unit');
  if (ownerId !== null && !directory.memberExists(ownerId)) return refuse('unknown-member');
  if (!categories.every((code) => directory.categoryExists(code))) {
    return refuse('unknown-category');
  }
  if (parseTime(expiresAt) <= parseTime(now)) {
    return refuseField('invalid', 'terms.expiresAt', 'expiry-past');
  }
  return null;
}

/** [W4] The edition that a hand writes, and the event that says so. */
export function writeEdition(
  { record, by, now, limits, digest }: Omit<WordingSituation, 'directory'>,
  terms: WordingTerms,
): WordingDraft {
  const { current } = record;
  const expiresAt = isoTime(parseTime(terms.expiresAt));
  const draft: Edition = {
    ...terms,
    expiresAt,
    edition: (current?.edition ?? 0) + 1,
    textVersion: record.version,
    digest: digest ?? '',
    warnAt: warnTime(now, expiresAt, limits),
    writtenBy: by.id,
    writtenAt: now,
    agreedBy: null,
    agreedAt: null,
  };
  const { incidentId, ownerUnitId, ownerId, warnAt, categories, topics, readers } = draft;
  const next = { ...record, draft };
  return {
    record: next,
    event: {
      type: 'wording-written',
      data: {
        ...standing(next, draft.edition),
        textDigest: digest,
        ownerUnitId,
        ownerId,
        expiresAt,
        warnAt,
        categories,
        topics,
        readers,
        ofIncident: incidentId,
      },
    },
  };
}

function decideEdit(situation: WordingSituation, terms: WordingTerms): WordingDraft | Refusal {
  const { record, now, directory } = situation;
  const fault = termsFault(terms, now, directory);
  if (fault) return fault;
  return writeEdition({ ...situation, record: advanced(record) }, terms);
}

/** [W3] [W4] */
function decideAgree({ record, by, now }: Agreement): WordingDraft | Refusal {
  const { draft, current } = record;
  if (draft === null) return refuse('illegal-state');
  if (by.kind !== 'account') return refuse('forbidden');
  if (draft.writtenBy === by.id) return refuse('same-hand');
  if (draft.expiresAt <= now) return refuseField('invalid', 'expiresAt', 'expiry-past');
  const next: WordingRecord = {
    ...advanced(record),
    state: 'agreed',
    current: { ...draft, agreedBy: by.id, agreedAt: now },
    draft: null,
  };
  const superseded = current?.edition ?? null;
  const data = { ...standing(next, draft.edition), superseded };
  return { record: next, event: { type: 'wording-agreed', data } };
}

/** [W7] */
function decideConfirm({ record, by, now }: Agreement): WordingDraft | Refusal {
  if (by.kind !== 'account') return refuse('forbidden');
  if (record.current === null || stateAt(record, now) === 'expired') {
    return refuse('illegal-state');
  }
  const next: WordingRecord = { ...advanced(record), state: 'agreed' };
  const data = standing(next, record.current.edition);
  return { record: next, event: { type: 'wording-confirmed', data } };
}

function decideRecall({ record, digest }: WordingSituation): WordingDraft {
  const next: WordingRecord = { ...advanced(record), state: 'recalled', draft: null };
  const edition = record.current?.edition ?? record.draft?.edition ?? 1;
  const data = { ...standing(next, edition), textDigest: digest };
  return { record: next, event: { type: 'wording-recalled', data } };
}

/** [W6] Null where there is nothing to ask. */
export function decideQuestion(record: WordingRecord, bulletinId: string): WordingDraft | null {
  if (!applies('question', record.state) || record.current === null) return null;
  const next: WordingRecord = { ...advanced(record), state: 'needs-check' };
  const data = { ...standing(next, record.current.edition), bulletinId };
  return { record: next, event: { type: 'wording-questioned', data } };
}

/** [W8] Why a receipt can't be given; null where it can. */
export function receiptFault({ state, current }: WordingRecord, edition: number): Refusal | null {
  if (current === null || state === 'recalled') return refuse('illegal-state');
  return current.edition === edition ? null : refuse('stale-version');
}

/** [W9] */
export function useFault({ current }: WordingRecord, edition: number): Refusal | null {
  return current !== null && edition <= current.edition ? null : refuse('illegal-state');
}

function advanced(record: WordingRecord): WordingRecord {
  return { ...record, version: record.version + 1 };
}

function standing({ id, version, state }: WordingRecord, edition: number) {
  return { wordingId: id, version, state, edition };
}

/** [W1] The commands that would not be refused, for the buttons of a page. */
export function commandsNow(
  situation: Pick<WordingSituation, 'record' | 'by' | 'now'>,
): WordingCommand['kind'][] {
  const { record, by } = situation;
  const kinds: WordingCommand['kind'][] = ['edit', 'agree', 'confirm', 'recall'];
  return kinds.filter((kind) => {
    if (!applies(kind, record.state)) return false;
    if (kind === 'agree') return !isRefusal(decideAgree({ ...situation, ...NOTHING_ASKED }));
    if (kind === 'confirm') return !isRefusal(decideConfirm({ ...situation, ...NOTHING_ASKED }));
    return by.kind !== 'system';
  });
}

/** Neither list nor words play a part in an agreement. */
const NOTHING_ASKED = {
  digest: null,
  directory: {
    unitExists: () => false,
    memberExists: () => false,
    categoryExists: () => false,
  },
};

/** An edition while somebody writes it: from what holds, to what is sent. */
import {
  ReaderRole,
  type WordingEdition,
  type WordingTerms,
  type WordingWords,
} from '@heed/shared/wording';

export interface WordingDraft {
  title: string;
  /** One a line. */
  questions: string;
  answer: string;
  answerEn: string;
  ownerUnitId: string;
  ownerId: string;
  expiresAt: string | null;
  categories: string[];
  topics: string[];
  incidentId: string;
  readers: string[];
}

/** Who is told first: those who answer. */
const READERS: ReaderRole[] = ['call-taker', 'follow-up-officer'];

export function draftFrom(edition: WordingEdition | null, ownerId: string): WordingDraft {
  const { words } = edition ?? {};
  return {
    title: words?.title ?? '',
    questions: words?.questions.join('\n') ?? '',
    answer: words?.answer ?? '',
    answerEn: words?.answerEn ?? '',
    ownerUnitId: edition?.ownerUnitId ?? '',
    ownerId: edition ? (edition.ownerId ?? '') : ownerId,
    expiresAt: null,
    categories: [...(edition?.categories ?? [])],
    topics: [...(edition?.topics ?? [])],
    incidentId: edition?.incidentId ?? '',
    readers: [...(edition?.readers ?? READERS)],
  };
}

export type MissingField = 'title' | 'questions' | 'answer' | 'owner' | 'expiresAt';

export function missingOf(draft: WordingDraft): Set<MissingField> {
  const missing = new Set<MissingField>();
  if (draft.title.trim() === '') missing.add('title');
  if (questionsOf(draft).length === 0) missing.add('questions');
  if (draft.answer.trim() === '') missing.add('answer');
  if (draft.ownerUnitId === '' && draft.ownerId === '') missing.add('owner');
  if (draft.expiresAt === null) missing.add('expiresAt');
  return missing;
}

export function contentOf(draft: WordingDraft): { words: WordingWords; terms: WordingTerms } {
  const { title, answer, answerEn, categories, topics, readers } = draft;
  return {
    words: {
      title: title.trim(),
      questions: questionsOf(draft),
      answer: answer.trim(),
      answerEn: orNull(answerEn),
    },
    terms: {
      ownerUnitId: orNull(draft.ownerUnitId),
      ownerId: orNull(draft.ownerId),
      expiresAt: draft.expiresAt ?? '',
      categories,
      topics,
      incidentId: orNull(draft.incidentId),
      readers: ReaderRole.options.filter((role) => readers.includes(role)),
    },
  };
}

function questionsOf({ questions }: WordingDraft): string[] {
  return questions.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

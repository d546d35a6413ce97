/** What became of one case, read out of its entries in their order: all that a report counts of it. Pure. */
import type { NoticeCode } from '@heed/shared/ladder';
import type { CaseState, Urgency } from '@heed/shared/vocabulary';
import type { JournalEntry } from '../../journal/events';
import { ClockRuns, type CaseEntry, type ClockRun } from './clock-runs';

/** A complaint of the case; times in milliseconds. */
export interface HeardOf {
  readonly complaintId: string;
  readonly position: number;
  /** When the journal had it. */
  readonly at: number;
  readonly receivedAt: number;
  readonly person: string;
  readonly opened: boolean;
}

/** From when to when it was open; null while it is. */
export interface OpenSpan {
  readonly from: number;
  to: number | null;
}

export interface CaseStory {
  readonly caseId: string;
  readonly caseNo: string;
  /** 举报: its number stands in no report. */
  readonly isTipOff: boolean;
  readonly state: CaseState;
  readonly urgency: Urgency;
  readonly category: string | null;
  readonly district: string | null;
  readonly street: string | null;
  readonly unitId: string | null;
  readonly incidentIds: readonly string[];
  /** When the running clock that is due first falls due. */
  readonly dueAt: number | null;
  readonly isOpen: boolean;
  readonly heard: readonly HeardOf[];
  /** The topic of each complaint that has one. */
  readonly topics: ReadonlyMap<string, string>;
  readonly spans: readonly OpenSpan[];
  /** Positions of its turns, 0 for none: where a case stands rides on the newest. */
  readonly givenAt: number;
  readonly answeredAt: number;
  readonly askedAt: number;
  readonly solvedAt: number;
  readonly reopenedAt: number;
  /** When it was first answered, and when the complainant last said "solved". */
  readonly firstAnswer: number | null;
  readonly solvedTime: number | null;
  readonly closings: readonly number[];
  readonly runs: readonly ClockRun[];
  readonly escalations: readonly { readonly at: number; readonly level: number }[];
  readonly rungs: readonly { readonly at: number; readonly rung: NoticeCode }[];
}

interface Turns {
  givenAt: number;
  answeredAt: number;
  askedAt: number;
  solvedAt: number;
  reopenedAt: number;
  firstAnswer: number | null;
  solvedTime: number | null;
}

const answering: ReadonlySet<JournalEntry['type']> = new Set<JournalEntry['type']>([
  'case-replied',
  'reply-approved',
  'case-answered',
]);

/** Null for history, which is never counted, and where the entries tell of no case. */
export function storyOf(entries: readonly JournalEntry[]): CaseStory | null {
  const reader = new StoryReader();
  for (const entry of entries) reader.read(entry);
  return reader.story();
}

class StoryReader {
  private last: CaseEntry | null = null;
  private readonly clocks = new ClockRuns();
  private readonly heard: HeardOf[] = [];
  private readonly topics = new Map<string, string>();
  private readonly spans: OpenSpan[] = [];
  private readonly closings: number[] = [];
  private readonly escalations: { at: number; level: number }[] = [];
  private readonly rungs: { at: number; rung: NoticeCode }[] = [];
  private readonly turns: Turns = {
    givenAt: 0,
    answeredAt: 0,
    askedAt: 0,
    solvedAt: 0,
    reopenedAt: 0,
    firstAnswer: null,
    solvedTime: null,
  };

  read(entry: JournalEntry): void {
    if (entry.type === 'rung-acted') {
      this.rungs.push({ at: Date.parse(entry.at), rung: entry.data.rung });
    }
    if (entry.type === 'topic-joined') this.topics.set(entry.data.complaintId, entry.data.topic);
    if (!isOfCase(entry) || entry.data.after.historic) return;
    this.hear(entry);
    this.turn(entry);
    this.stand(entry);
    this.clocks.apply(entry);
    this.last = entry;
  }

  story(): CaseStory | null {
    if (!this.last) return null;
    const { caseId, after } = this.last.data;
    const { caseNo, state, urgency, category, district, street, unitId, incidentIds = [] } = after;
    const [first] = after.running;
    return {
      caseId,
      caseNo,
      isTipOff: after.procedure === 'tip_off',
      state,
      urgency,
      category,
      district,
      street,
      unitId,
      incidentIds,
      dueAt: first ? Date.parse(first.dueAt) : null,
      isOpen: after.closedAt === null,
      heard: this.heard,
      topics: this.topics,
      spans: this.spans,
      closings: this.closings,
      runs: this.clocks.runs,
      escalations: this.escalations,
      rungs: this.rungs,
      ...this.turns,
    };
  }

  private hear(entry: JournalEntry): void {
    if (entry.type !== 'complaint-registered') return;
    const { complaintId, receivedAt, personId, opened } = entry.data;
    const at = Date.parse(entry.at);
    const { position } = entry;
    this.heard.push({
      complaintId,
      position,
      at,
      receivedAt: Date.parse(receivedAt),
      person: personId,
      opened,
    });
  }

  private turn(entry: CaseEntry): void {
    const { turns } = this;
    const event: JournalEntry = entry;
    const { position } = event;
    const at = Date.parse(event.at);
    if (entry.data.after.unitId !== null) turns.givenAt = position;
    if (isAnswer(event)) turns.firstAnswer ??= at;
    if (event.type === 'case-answered') turns.answeredAt = position;
    if (event.type === 'case-reopened') turns.reopenedAt = position;
    if (event.type === 'case-escalated') this.escalations.push({ at, level: event.data.level });
    if (event.type !== 'case-followed-up') return;
    turns.askedAt = position;
    if (event.data.outcome !== 'solved') return;
    turns.solvedAt = position;
    turns.solvedTime = at;
  }

  private stand({ at, data }: CaseEntry): void {
    const { closedAt } = data.after;
    const open = this.spans.at(-1);
    const isOpen = open !== undefined && open.to === null;
    if (closedAt === null) {
      if (!isOpen) this.spans.push({ from: Date.parse(at), to: null });
      return;
    }
    // What comes in closed was never open, and counts as closed.
    if (!isOpen && this.last !== null) return;
    const closed = Date.parse(closedAt);
    this.closings.push(closed);
    if (open) open.to = Math.max(open.from, closed);
  }
}

function isOfCase(entry: JournalEntry): entry is CaseEntry {
  return 'after' in entry.data;
}

function isAnswer(entry: JournalEntry): boolean {
  if (entry.type === 'case-updated-at-source') return entry.data.changed.includes('reply');
  return answering.has(entry.type);
}

/** What happened to a case, step by step, from the journal. */
import { Injectable } from '@nestjs/common';
import type { HistoryRow } from '@heed/shared/rows';
import { Journal } from '../journal/journal';
import type { JournalEntry } from '../journal/events';
import { SealedWords } from './sealed-words';

@Injectable()
export class CaseHistory {
  constructor(
    private readonly journal: Journal,
    private readonly words: SealedWords,
  ) {}

  /** All steps, the oldest first, with people's words opened. */
  async of(caseId: string): Promise<HistoryRow[]> {
    const entries = await this.journal.ofCase(caseId);
    const sealIds = entries
      .filter((entry) => entry.type !== 'complaint-registered')
      .map(sealIdOf)
      .filter((id): id is string => id !== null);
    const opened = await this.words.open(sealIds);
    return entries.map((entry) => historyRow(entry, opened));
  }
}

function historyRow(entry: JournalEntry, opened: ReadonlyMap<string, unknown>): HistoryRow {
  const sealId = sealIdOf(entry);
  return {
    position: entry.position,
    at: entry.at,
    actorId: entry.actor.id,
    type: entry.type,
    params: paramsOf(entry),
    text: sealId ? textOf(opened.get(sealId)) : null,
  };
}

function sealIdOf(entry: JournalEntry): string | null {
  return 'sealId' in entry.data ? entry.data.sealId : null;
}

function textOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('text' in value && typeof value.text === 'string') return value.text;
  return 'reply' in value && typeof value.reply === 'string' ? value.reply : null;
}

const lists = new Set(['changed', 'assistingUnitIds', 'told']);

/** The plain codes and ids of an event, for the reader's language to put into a sentence. */
function paramsOf(entry: JournalEntry): HistoryRow['params'] {
  const hidden = new Set(['caseId', 'sealId', 'sealDigest', 'requestKey', 'personId']);
  const params: HistoryRow['params'] = {};
  for (const [key, value] of Object.entries(entry.data)) {
    if (hidden.has(key)) continue;
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
      params[key] = value as string | number | boolean | null;
    }
    if (lists.has(key) && Array.isArray(value)) params[key] = value.join(',');
  }
  return params;
}

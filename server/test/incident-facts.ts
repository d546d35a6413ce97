/** Incidents, figures and links as a story's journal tells them. In memory, for tests. */
import type { EventData, Heard, JournalEntry } from '../src/journal/events';
import { NO_PROGRESS, progressAfter } from '../src/journal/events/case-progress';
import { asksIn } from '../src/journal/events/asks';
import type { IncidentStanding } from '../src/journal/events/incident-events';
import { ABOUT_NOTHING } from '../src/reactors/due-alarms';

/** An incident's id, the same in each run. */
export function incidentIdOf(n: number): string {
  return `66666666-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

export function standing(at: string, part: Partial<IncidentStanding> = {}): IncidentStanding {
  return {
    version: 1,
    state: 'monitoring',
    class: 'public-health',
    grade: null,
    warning: null,
    level: null,
    firstKnownAt: at,
    openedAt: at,
    activatedAt: null,
    stabilisedAt: null,
    stoodDownAt: null,
    clocks: [],
    ...part,
  };
}

export function openingOf(incidentId: string, at: string): EventData<'incident-opened'> {
  const places = { categories: [], districts: [], streets: [], zones: [] };
  const rule = { ...places, words: 1, from: at, to: null };
  return { incidentId, standing: standing(at), textDigest: null, rule };
}

export interface Sampled {
  readonly name?: string;
  readonly value: number;
  readonly zone?: string | null;
  readonly limit?: number | null;
  readonly at?: string;
  readonly incidentId?: string | null;
}

export function figure(n: number, now: string, sampled: Sampled): EventData<'figure-set'> {
  const zone = sampled.zone ?? null;
  return {
    figureId: `77777777-0000-7000-8000-${String(n).padStart(12, '0')}`,
    name: sampled.name ?? 'turbidity',
    value: sampled.value,
    unit: 'NTU',
    source: 'water',
    measuredAt: sampled.at ?? now,
    zone,
    incidentId: sampled.incidentId ?? null,
    seriesKind: zone === null ? 'gauge' : 'sample',
    limit: sampled.limit === undefined ? 1 : sampled.limit,
    staleAfterMinutes: 60,
  };
}

/** What was said of a case and how far it came, by the entries that told of it. */
export function loreOf(entries: readonly JournalEntry[], caseId: string) {
  let heard: Heard[] = [];
  let progress = NO_PROGRESS;
  for (const entry of entries) {
    const { type, data } = entry;
    if (!('after' in data) || data.caseId !== caseId) continue;
    progress = progressAfter(progress, entry);
    if (type === 'complaint-registered') heard.push(heardIn(data));
    else if (type === 'category-set') heard = heard.map((each) => ({ ...each, category: data.to }));
    else if (type === 'urgency-set') heard = heard.map((each) => ({ ...each, urgency: data.to }));
    else if (type === 'place-set') {
      const { district, street } = data;
      heard = heard.map((each) => ({ ...each, district, street }));
    }
  }
  return { heard, progress };
}

function heardIn(data: EventData<'complaint-registered'>): Heard {
  const { receivedAt, channel, personId, category, urgency, opened: first } = data;
  const { street, district, cell } = data;
  const place = { street, district, cell };
  const what = { category, urgency, opened: first, asks: asksIn(data.fired) };
  return { receivedAt, channel, personId, ...place, ...what };
}

/** A promised word that did not come. */
export function alarmAbout(alarmId: string): EventData<'alarm-raised'> {
  const what = { level: 2, code: 'next-update-overdue', clock: 'next-update' } as const;
  return { ...ABOUT_NOTHING, ...what, alarmId, dueAt: '2026-03-02T00:00:00.000Z' };
}

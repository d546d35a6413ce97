/** Stories about one incident: given what is known, when somebody commands, then this follows. */
import { expect } from 'vitest';
import type { IncidentCommand, IncidentInput, LinkRule } from '@heed/shared/incidents';
import type { IncidentRecord } from '../src/incidents/incident-record';
import { decideActivation, decideIncident } from '../src/incidents/rules/decide';
import { evolveIncident } from '../src/incidents/rules/evolve';
import { openIncident } from '../src/incidents/rules/open';
import { decidePublication } from '../src/incidents/rules/publication';
import { completeIncident, type IncidentDraft } from '../src/incidents/rules/situation';
import { Refusal } from '../src/kernel/refusal';

const HOUR = 3_600_000;
const known = Date.parse('2026-11-24T06:00:00.000Z');
export const at = (hours: number) => new Date(known + hours * HOUR).toISOString();
export const reason = '情况变化';
export const directory = {
  categoryExists: (code: string) => code === 'water-taste',
  districtOf: (code: string) => (code.startsWith('east') ? 'east' : undefined),
  zoneExists: (code: string) => code === 'zone-1',
};
export const rule: LinkRule = {
  categories: [],
  districts: [],
  streets: [],
  zones: [],
  words: [],
  from: at(-6),
  to: null,
};

/** A command without what every command carries. */
export type Ask = IncidentCommand extends infer C
  ? C extends IncidentCommand
    ? Omit<C, 'expectedVersion' | 'requestId'> & { expectedVersion?: number }
    : never
  : never;

class IncidentStory {
  refusal: Refusal | null = null;

  constructor(
    public record: IncidentRecord,
    private hours: number,
  ) {}

  after(hours: number): this {
    this.hours += hours;
    return this;
  }

  when(ask: Ask): this {
    const command = { requestId: 'r', expectedVersion: this.record.version, ...ask };
    const situation = { record: this.record, now: at(this.hours), directory };
    const draft = decideIncident(situation, command);
    this.refusal = draft instanceof Refusal ? draft : null;
    return draft instanceof Refusal ? this : this.take(draft);
  }

  tells(nextInHours: number | null): this {
    const nextUpdateAt = nextInHours === null ? null : at(this.hours + nextInHours);
    const told = { bulletinId: 'b', publishedAt: at(this.hours), nextUpdateAt };
    return this.take(decidePublication(this.record, told));
  }

  take(draft: IncidentDraft): this {
    this.record = evolveIncident(completeIncident(this.record, draft, null), 'real');
    return this;
  }

  gives(expected: Partial<IncidentRecord>): this {
    expect(this.refusal).toBeNull();
    expect(this.record).toMatchObject(expected);
    return this;
  }

  refused(error: Refusal['error'], path?: string): this {
    expect(this.refusal?.error).toBe(error);
    if (path) expect(this.refusal?.extra.details?.[0]?.path).toBe(path);
    return this;
  }

  /** Running clocks as hours from the first knowledge. */
  running(): Record<string, number> {
    const clocks = this.record.clocks.filter(({ metAt }) => metAt === null);
    return Object.fromEntries(
      clocks.map(({ kind, dueAt }) => [kind, (Date.parse(dueAt) - known) / HOUR]),
    );
  }
}

/** Somebody knows at 14:00 in Shanghai; an hour later it is opened. */
export function watched(part: Partial<IncidentInput> = {}): IncidentStory {
  const input = { requestId: 'r', name: '异味', firstKnownAt: at(0), rule, ...part };
  const full: IncidentInput = { class: 'public-health', ...input };
  return new IncidentStory(openIncident({ id: 'i', realm: 'real', now: at(1), input: full }), 1);
}

export function activated(level: number, part: Partial<IncidentInput> = {}): IncidentStory {
  const activation = { level, matter: '水质', expectedDuration: '3 天', measures: '检测' };
  const story = watched(part);
  return story.take(decideActivation({ record: story.record, now: at(1) }, activation));
}

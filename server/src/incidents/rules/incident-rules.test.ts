import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentCommand, IncidentInput, LinkRule } from '@heed/shared/incidents';
import { Refusal } from '../../kernel/refusal';
import type { IncidentRecord } from '../incident-record';
import { decideActivation, decideIncident } from './decide';
import { evolveIncident } from './evolve';
import { linkRuleFault, ruleAsksFor } from './link-rule';
import { openIncident, openingFault } from './open';
import { decidePublication } from './publication';
import { completeIncident, type IncidentDraft } from './situation';
import { commandsIn, incidentTableFaults, incidentTransitions } from './transitions';

const HOUR = 3_600_000;
const known = Date.parse('2026-11-24T06:00:00.000Z');
const at = (hours: number) => new Date(known + hours * HOUR).toISOString();
const reason = '情况变化';
const directory = {
  categoryExists: (code: string) => code === 'water-taste',
  districtOf: (code: string) => (code.startsWith('east') ? 'east' : undefined),
  zoneExists: (code: string) => code === 'zone-1',
};
const rule: LinkRule = {
  categories: [],
  districts: [],
  streets: [],
  zones: [],
  words: [],
  from: at(-6),
  to: null,
};

/** A command without what every command carries. */
type Ask = IncidentCommand extends infer C
  ? C extends IncidentCommand
    ? Omit<C, 'expectedVersion' | 'requestId'> & { expectedVersion?: number }
    : never
  : never;

class Story {
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
function watched(part: Partial<IncidentInput> = {}): Story {
  const input = { requestId: 'r', name: '异味', firstKnownAt: at(0), rule, ...part };
  const full: IncidentInput = { class: 'public-health', ...input };
  return new Story(openIncident({ id: 'i', realm: 'real', now: at(1), input: full }), 1);
}

function activated(level: number, part: Partial<IncidentInput> = {}): Story {
  const activation = { level, matter: '水质', expectedDuration: '3 天', measures: '检测' };
  const story = watched(part);
  return story.take(decideActivation({ record: story.record, now: at(1) }, activation));
}

const adjust = (to: Partial<Extract<Ask, { kind: 'adjust' }>>): Ask => ({ kind: 'adjust', reason, ...to });
const report = (hours: number, nextDueAt: string | null = null): Ask => ({
  kind: 'report-upward',
  to: '省应急厅',
  at: at(hours),
  text: '首报',
  nextDueAt,
});

describe('the life of an incident', () => {
  test('[I1] the table is sound, and a broken one is named', () => {
    expect(incidentTableFaults(incidentTransitions)).toEqual([]);
    const broken = incidentTransitions
      .filter(({ kind }) => kind !== 'stand-down')
      .map((row) => (row.kind === 'adjust' ? { ...row, from: [...row.from, 'reviewed' as const] } : row));
    const faults = incidentTableFaults(broken);
    expect(faults).toContain('stand-down has 0 rows');
    expect(faults).toContain('adjust changes what is reviewed');
    expect(faults).toContain('activated never leads to reviewed');
  });

  test('[I1] goes from watching to review, and what is stood down is not taken up again', () => {
    const stood = activated(3)
      .when({ kind: 'stabilise', reason })
      .when({ kind: 'stand-down', reason })
      .gives({ state: 'stood_down', stoodDownAt: at(1) });
    stood.when(adjust({ level: 2 })).refused('illegal-state');
    stood.when({ kind: 'review', reason }).gives({ state: 'reviewed' });
    expect(commandsIn('reviewed')).toEqual([]);
  });

  test('[I1] what was only watched can be stood down', () => {
    watched().when({ kind: 'stand-down', reason }).gives({ state: 'stood_down', level: null });
  });

  test('[I2] a command that expects another version is told the one that holds', () => {
    const story = activated(3).when({ kind: 'stabilise', reason, expectedVersion: 1 });
    story.refused('stale-version');
    expect(story.refusal?.extra.currentVersion).toBe(2);
  });

  test('[I3] a social-security incident has no grade, at its opening and later', () => {
    const input = { requestId: 'r', name: '聚集', firstKnownAt: at(0), rule } as const;
    const social = { ...input, class: 'social-security', grade: 'major' } as const;
    const fault = openingFault({ id: 'i', realm: 'real', now: at(1), input: social }, directory);
    expect(fault).toMatchObject({ error: 'invalid', extra: { details: [{ path: 'grade' }] } });
    activated(3, { class: 'social-security' }).when(adjust({ grade: 'major' })).refused('invalid', 'grade');
  });

  test('[I3] an adjustment that changes nothing is refused', () => {
    activated(3).when(adjust({ level: 3 })).refused('already-so');
  });
});

describe('clocks', () => {
  test('[I4] a grave one owes the word within 5 hours and a press conference within 24, from the first knowledge', () => {
    expect(activated(2).running()).toEqual({ 'first-word': 5, 'press-conference': 24, 'upward-report': 1 });
    expect(watched({ grade: 'major' }).running()).toEqual({ 'first-word': 5, 'press-conference': 24 });
  });

  test('[I4] any other owes an answer within 48 hours; the first report upward waits for the response', () => {
    expect(watched().running()).toEqual({ response: 48 });
    expect(activated(4).running()).toEqual({ response: 48, 'upward-report': 2 });
  });

  test('[I4] raising the level hours later counts from the first knowledge and restarts nothing', () => {
    const story = activated(4).after(1).when(report(2)).after(6).when(adjust({ level: 1 }));
    expect(story.running()).toMatchObject({ 'first-word': 5, 'press-conference': 24 });
    expect(story.running()).not.toHaveProperty('response');
    const first = story.record.clocks.filter(({ kind, metAt }) => kind === 'upward-report' && metAt);
    expect(first).toHaveLength(1);
  });

  test('[I4] lowering the level takes nothing away', () => {
    const before = activated(1).running();
    expect(activated(1).when(adjust({ level: 4 })).running()).toEqual(before);
  });

  test('[I4] an incident that was told of and becomes grave later is not asked for the first word again', () => {
    const told = activated(1).tells(2).when(adjust({ level: 4 })).when(adjust({ level: 1 }));
    expect(told.running()).not.toHaveProperty('first-word');
  });

  test('[I5] the first bulletin meets the word, late or not, and a second one changes nothing of that', () => {
    const told = activated(2).after(6).tells(2).after(1).tells(2);
    const word = told.record.clocks.find(({ kind }) => kind === 'first-word');
    expect(word).toMatchObject({ dueAt: at(5), metAt: at(7) });
  });

  test('[I5] a press conference meets its clock; one before the first knowledge or to come is refused', () => {
    const held = (hours: number) => activated(2).after(2).when({ kind: 'hold-press-conference', at: at(hours) });
    expect(held(2).running()).not.toHaveProperty('press-conference');
    held(-1).refused('invalid', 'at');
    held(9).refused('invalid', 'at');
  });

  test('[I6] each bulletin promises the next word: amber 30 minutes before; one that promises none ends it', () => {
    const told = activated(3).tells(2);
    expect(told.record.clocks.find(({ kind }) => kind === 'next-update')).toMatchObject({
      dueAt: at(3),
      amberAt: at(2.5),
    });
    const again = told.after(1).tells(4);
    expect(again.running()).toMatchObject({ 'next-update': 6 });
    expect(again.record.clocks.filter(({ kind }) => kind === 'next-update')).toHaveLength(1);
    expect(again.tells(null).running()).not.toHaveProperty('next-update');
  });

  test('[I7] a report upward sets the next one: by its promise, else by the level', () => {
    expect(activated(2).after(1).when(report(2)).running()).toMatchObject({ 'upward-report': 6 });
    expect(activated(3).after(1).when(report(2)).running()).toMatchObject({ 'upward-report': 26 });
    expect(activated(3).after(1).when(report(2, at(5))).running()).toMatchObject({ 'upward-report': 5 });
    activated(3).after(1).when(report(2, at(1))).refused('invalid', 'nextDueAt');
  });

  test('[I8] standing down ends the further reports; a first one that never went out stays owed', () => {
    const reported = activated(3).after(1).when(report(2)).when({ kind: 'stand-down', reason });
    expect(reported.running()).not.toHaveProperty('upward-report');
    expect(activated(3).when({ kind: 'stand-down', reason }).running()).toHaveProperty('upward-report');
  });
});

describe('the rule that links', () => {
  const candidate = {
    receivedAt: at(1),
    category: 'water-taste',
    district: 'east',
    street: 'east-willow',
    text: '自来水有异味',
  };
  const zones = (zone: string) => (zone === 'zone-1' ? ['east-willow'] : []);
  const asks = (part: Partial<LinkRule>, of: Partial<typeof candidate> = {}) =>
    ruleAsksFor({ ...rule, ...part }, { ...candidate, ...of }, zones);

  test('[I10] asks by category or by words', () => {
    expect(asks({ categories: ['water-taste'] })).toBe(true);
    expect(asks({ categories: ['road'], words: ['异味'] })).toBe(true);
    expect(asks({ categories: ['road'], words: ['停电'] })).toBe(false);
  });

  test('[I10] asks by district, street or zone, and for both what and where', () => {
    expect(asks({ zones: ['zone-1'] })).toBe(true);
    expect(asks({ zones: ['zone-2'] })).toBe(false);
    expect(asks({ districts: ['east'] }, { street: 'elsewhere' })).toBe(true);
    expect(asks({ categories: ['water-taste'], streets: ['west-mill'] })).toBe(false);
  });

  test('[I10] asks within its time only, and with nothing but a time for nothing', () => {
    const words = ['异味'];
    expect(asks({ words, from: at(2) })).toBe(false);
    expect(asks({ words, to: at(1) })).toBe(false);
    expect(asks({ words, to: at(2) })).toBe(true);
    expect(asks({})).toBe(false);
  });

  test('[I9] a rule of unknown codes, or that ends before it begins, is refused naming the place', () => {
    const fault = (part: Partial<LinkRule>) => linkRuleFault({ ...rule, ...part }, directory);
    expect(fault({ categories: ['water-taste'], streets: ['east-willow'], zones: ['zone-1'] })).toBeNull();
    expect(fault({ zones: ['zone-1', 'zone-9'] })).toMatchObject({
      error: 'unknown-zone',
      extra: { details: [{ path: 'rule.zones.1' }] },
    });
    expect(fault({ to: at(-7) })).toMatchObject({ extra: { details: [{ path: 'rule.to' }] } });
  });
});

test('[I1] [I2] any commands in any order find no illegal state, and every clock begins at or after the first knowledge', () => {
  const asks = fc.oneof(
    fc.constantFrom<Ask>(
      { kind: 'activate', level: 2, matter: 'm', expectedDuration: 'd', measures: 'x' },
      { kind: 'stabilise', reason },
      { kind: 'stand-down', reason },
      { kind: 'review', reason },
      { kind: 'set-rule', rule: { ...rule, words: ['异味'] }, reason },
      { kind: 'rename', name: '新名称' },
      { kind: 'hold-press-conference', at: at(1) },
      report(1),
    ),
    fc.integer({ min: 1, max: 4 }).map((level) => adjust({ level })),
    fc.constantFrom('major' as const, null).map((grade) => adjust({ grade })),
  );
  fc.assert(
    fc.property(fc.array(asks, { maxLength: 25 }), (steps) => {
      const story = watched();
      for (const ask of steps) {
        const before = story.record;
        story.after(0.5).when(ask);
        expect(story.record.version).toBe(before.version + (story.refusal ? 0 : 1));
        if (before.state === 'reviewed') expect(story.record).toBe(before);
        for (const { startedAt } of story.record.clocks) expect(startedAt >= at(0)).toBe(true);
        const open = story.record.clocks.filter(({ metAt }) => metAt === null);
        expect(new Set(open.map(({ kind }) => kind)).size).toBe(open.length);
      }
    }),
    { numRuns: 200 },
  );
});

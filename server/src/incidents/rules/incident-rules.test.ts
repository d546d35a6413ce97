import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activated,
  at,
  directory,
  reason,
  rule,
  watched,
  type Ask,
} from '../../../test/incident-story';
import { openingFault } from './open';
import { commandsIn, incidentTableFaults, incidentTransitions } from './transitions';

const adjust = (to: Partial<Extract<Ask, { kind: 'adjust' }>>): Ask => ({
  kind: 'adjust',
  reason,
  ...to,
});
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
      .map((row) =>
        row.kind === 'adjust' ? { ...row, from: [...row.from, 'reviewed' as const] } : row,
      );
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
    activated(3, { class: 'social-security' })
      .when(adjust({ grade: 'major' }))
      .refused('invalid', 'grade');
  });

  test('[I3] an adjustment that changes nothing is refused', () => {
    activated(3)
      .when(adjust({ level: 3 }))
      .refused('already-so');
  });
});

describe('clocks', () => {
  test('[I4] a grave one owes the word within 5 hours and a press conference within 24, from the first knowledge', () => {
    expect(activated(2).running()).toEqual({
      'first-word': 5,
      'press-conference': 24,
      'upward-report': 1,
    });
    expect(watched({ grade: 'major' }).running()).toEqual({
      'first-word': 5,
      'press-conference': 24,
    });
  });

  test('[I4] any other owes an answer within 48 hours; the first report upward waits for the response', () => {
    expect(watched().running()).toEqual({ response: 48 });
    expect(activated(4).running()).toEqual({ response: 48, 'upward-report': 2 });
  });

  test('[I4] raising the level hours later counts from the first knowledge and restarts nothing', () => {
    const story = activated(4)
      .after(1)
      .when(report(2))
      .after(6)
      .when(adjust({ level: 1 }));
    expect(story.running()).toMatchObject({ 'first-word': 5, 'press-conference': 24 });
    expect(story.running()).not.toHaveProperty('response');
    const first = story.record.clocks.filter(
      ({ kind, metAt }) => kind === 'upward-report' && metAt,
    );
    expect(first).toHaveLength(1);
  });

  test('[I4] lowering the level takes nothing away', () => {
    const before = activated(1).running();
    expect(
      activated(1)
        .when(adjust({ level: 4 }))
        .running(),
    ).toEqual(before);
  });

  test('[I4] an incident that was told of and becomes grave later is not asked for the first word again', () => {
    const told = activated(1)
      .tells(2)
      .when(adjust({ level: 4 }))
      .when(adjust({ level: 1 }));
    expect(told.running()).not.toHaveProperty('first-word');
  });

  test('[I5] the first bulletin meets the word, late or not, and a second one changes nothing of that', () => {
    const told = activated(2).after(6).tells(2).after(1).tells(2);
    const word = told.record.clocks.find(({ kind }) => kind === 'first-word');
    expect(word).toMatchObject({ dueAt: at(5), metAt: at(7) });
  });

  test('[I5] a press conference meets its clock; one before the first knowledge or to come is refused', () => {
    const held = (hours: number) =>
      activated(2)
        .after(2)
        .when({ kind: 'hold-press-conference', at: at(hours) });
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
    expect(
      activated(3)
        .after(1)
        .when(report(2, at(5)))
        .running(),
    ).toMatchObject({ 'upward-report': 5 });
    activated(3)
      .after(1)
      .when(report(2, at(1)))
      .refused('invalid', 'nextDueAt');
  });

  test('[I8] standing down ends the further reports; a first one that never went out stays owed', () => {
    const reported = activated(3).after(1).when(report(2)).when({ kind: 'stand-down', reason });
    expect(reported.running()).not.toHaveProperty('upward-report');
    expect(activated(3).when({ kind: 'stand-down', reason }).running()).toHaveProperty(
      'upward-report',
    );
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

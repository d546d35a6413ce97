import { describe, expect, test } from 'vitest';
import { DrillCommand } from '@heed/shared/drills';
import { isRefusal } from '../../kernel/refusal';
import {
  decideBeginning,
  decideDrill,
  decideEnd,
  decideStepOver,
  STEP_SPEED,
  type DrillSituation,
} from './drill-rules';

const running: DrillSituation = {
  state: 'running',
  speed: 10,
  now: 60_000,
  endsAt: 600_000,
  stepTo: null,
  sealsDestroyed: false,
  steps: ['first-word'],
  done: [],
};
const paused = { ...running, state: 'paused' } as const;
const preparing = { ...running, state: 'preparing' } as const;
const ended = { ...running, state: 'ended' } as const;

const errorOf = (situation: DrillSituation, command: DrillCommand) => {
  const answer = decideDrill(situation, command);
  return isRefusal(answer) ? answer.error : null;
};

describe('commands of a drill', () => {
  test('a pause lets the clock stand, a resumption lets it run at the chosen speed', () => {
    expect(decideDrill(running, { kind: 'pause' })).toMatchObject({ state: 'paused', pace: 0 });
    expect(decideDrill(paused, { kind: 'resume' })).toEqual({ state: 'running', pace: 10 });
  });

  test('another speed holds at once where the clock runs, and later where it stands', () => {
    const command = { kind: 'set-speed', speed: 60 } as const;
    expect(decideDrill(running, command)).toEqual({ speed: 60, pace: 60 });
    expect(decideDrill(paused, command)).toEqual({ speed: 60 });
    expect(decideDrill(preparing, command)).toEqual({ speed: 60 });
    expect(decideDrill({ ...running, stepTo: 90_000 }, command)).toEqual({ speed: 60 });
  });

  test('a step forward ends at its moment, never after the drill’s own end', () => {
    const step = (seconds: number) => ({ kind: 'step', seconds }) as const;
    expect(decideDrill(paused, step(60))).toEqual({ stepTo: 120_000, pace: STEP_SPEED });
    expect(decideDrill(paused, step(3_600))).toMatchObject({ stepTo: 600_000 });
    expect(decideDrill({ ...paused, stepTo: 120_000 }, step(60))).toMatchObject({
      stepTo: 180_000,
    });
    const there = { now: 120_000, stepTo: 120_000 };
    expect(decideStepOver({ ...paused, ...there })).toEqual({ stepTo: null, pace: 0 });
    expect(decideStepOver({ ...running, ...there })).toEqual({ stepTo: null, pace: 10 });
    expect(decideStepOver({ ...running, stepTo: 120_000 })).toBeNull();
    expect(decideStepOver({ ...running, now: 120_000 })).toBeNull();
  });

  test('a pause breaks a step off; a resumption within it waits for its end', () => {
    const stepping = { ...paused, stepTo: 120_000 };
    expect(decideDrill(stepping, { kind: 'pause' })).toEqual({
      state: 'paused',
      stepTo: null,
      pace: 0,
    });
    expect(decideDrill(stepping, { kind: 'resume' })).toEqual({ state: 'running' });
  });

  test('what is so already is refused', () => {
    expect(errorOf(paused, { kind: 'pause' })).toBe('already-so');
    expect(errorOf(running, { kind: 'resume' })).toBe('already-so');
    expect(errorOf(running, { kind: 'set-speed', speed: 10 })).toBe('already-so');
    expect(
      errorOf({ ...running, done: ['first-word'] }, { kind: 'mark-step', step: 'first-word' }),
    ).toBe('already-so');
    expect(errorOf({ ...ended, sealsDestroyed: true }, { kind: 'destroy-seals' })).toBe(
      'already-so',
    );
  });

  test('while the history is told only its speed may change, or its end come', () => {
    for (const kind of ['pause', 'resume'] as const) {
      expect(errorOf(preparing, { kind })).toBe('illegal-state');
    }
    expect(errorOf(preparing, { kind: 'step', seconds: 60 })).toBe('illegal-state');
    expect(decideDrill(preparing, { kind: 'end' })).toMatchObject({ state: 'ended', ended: true });
    expect(decideBeginning(preparing)).toEqual({ state: 'running', pace: 10 });
    expect(decideBeginning(ended)).toBeNull();
    expect(decideEnd(running)).toMatchObject({ state: 'ended' });
    expect(decideEnd(ended)).toBeNull();
  });

  test('after the end its seals can be destroyed, and nothing else be done; before it they can’t', () => {
    expect(decideDrill(ended, { kind: 'destroy-seals' })).toEqual({ destroySeals: true });
    for (const kind of ['pause', 'resume', 'end'] as const) {
      expect(errorOf(ended, { kind })).toBe('illegal-state');
    }
    for (const situation of [running, paused, preparing]) {
      expect(errorOf(situation, { kind: 'destroy-seals' })).toBe('illegal-state');
    }
  });
});

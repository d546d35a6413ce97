/** What to have ready before real work, and how far each step has come: pure. */
import type { ImportRow } from '@heed/shared/imports';
import type { Reference } from '@heed/shared/reference';
import type { AccountRow, KeyRow } from '@heed/shared/session';
import type { z } from 'zod';
import { keyState } from './access/key-state';

/** What the server told; null where it did not answer, or where the reader may not know. */
export interface SetupFacts {
  mustChangePassword: boolean;
  reference: Reference | null;
  accounts: readonly AccountRow[] | null;
  imports: readonly z.infer<typeof ImportRow>[] | null;
  keys: readonly KeyRow[] | null;
  now: number;
}

export type SetupStepName =
  | 'password'
  | 'clocks'
  | 'categories'
  | 'people'
  | 'places'
  | 'history'
  | 'keys';

/** `unknown` says so instead of guessing. */
export type SetupState = 'done' | 'open' | 'unknown';

export interface SetupStep {
  name: SetupStepName;
  state: SetupState;
  /** Which of the step's sentences describes it. */
  detail: string;
  counts: Record<string, number>;
  path: string;
}

/** The steps, those that are done first, as a list that shrinks from the bottom. */
export function setupSteps(facts: SetupFacts): SetupStep[] {
  const steps = [
    passwordStep(facts),
    clocksStep(facts),
    categoriesStep(facts),
    peopleStep(facts),
    placesStep(facts),
    historyStep(facts),
    keysStep(facts),
  ];
  return [
    ...steps.filter((step) => step.state === 'done'),
    ...steps.filter((step) => step.state !== 'done'),
  ];
}

export function doneCount(steps: readonly SetupStep[]): number {
  return steps.filter((step) => step.state === 'done').length;
}

function passwordStep({ mustChangePassword }: SetupFacts): SetupStep {
  return stepOf('password', '/login?change', mustChangePassword ? 'open' : 'done');
}

function clocksStep({ reference }: SetupFacts): SetupStep {
  return stepOf(
    'clocks',
    '/admin/clocks',
    stateOf(reference, (known) => known.clocks.length > 0),
  );
}

function categoriesStep({ reference }: SetupFacts): SetupStep {
  const count = reference?.categories.filter((row) => !row.retired).length ?? 0;
  return stepOf(
    'categories',
    '/admin/categories',
    stateOf(reference, () => count > 0),
    { count },
  );
}

/** One account is the first log-in itself: somebody else must be able to work. */
function peopleStep({ reference, accounts }: SetupFacts): SetupStep {
  const units = reference?.units.filter((row) => !row.retired).length ?? 0;
  const people = accounts?.filter((row) => !row.disabled).length ?? 0;
  const known = reference === null || accounts === null ? null : true;
  const state = stateOf(known, () => units > 0 && people > 1);
  const path = units > 0 ? '/admin/people' : '/admin/units';
  return {
    ...stepOf('people', path, state, { units, people }),
    detail: detailOf(units > 0, state),
  };
}

/** Without a boundary the wall shows a table of streets: the streets are what is needed. */
function placesStep({ reference }: SetupFacts): SetupStep {
  const streets = reference?.places.filter((row) => row.kind === 'street').length ?? 0;
  const state = stateOf(reference, () => streets > 0);
  const made = stepOf('places', '/admin/places', state, { streets });
  return { ...made, detail: state === 'done' && reference?.boundary ? 'drawn' : state };
}

function historyStep({ imports }: SetupFacts): SetupStep {
  const finished = imports?.filter((row) => row.historic && row.state === 'done') ?? [];
  const rows = finished.reduce((sum, row) => sum + row.added, 0);
  return stepOf(
    'history',
    '/admin/import',
    stateOf(imports, () => rows > 0),
    { rows },
  );
}

function keysStep({ keys, now }: SetupFacts): SetupStep {
  const live = keys?.filter((row) => keyState(row, now) === 'live');
  const count = live?.length ?? 0;
  return stepOf(
    'keys',
    '/admin/keys',
    stateOf(keys, () => count > 0),
    { count },
  );
}

function stateOf<T>(known: T | null, isDone: (known: T) => boolean): SetupState {
  if (known === null) return 'unknown';
  return isDone(known) ? 'done' : 'open';
}

/** Units without people are half way: the sentence says what is left. */
function detailOf(hasUnits: boolean, state: SetupState): string {
  return state === 'open' && hasUnits ? 'half' : state;
}

function stepOf(
  name: SetupStepName,
  path: string,
  state: SetupState,
  counts: Record<string, number> = {},
): SetupStep {
  return { name, state, detail: state, counts, path };
}

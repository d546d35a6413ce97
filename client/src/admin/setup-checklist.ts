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
    password(facts),
    clocks(facts),
    categories(facts),
    people(facts),
    places(facts),
    history(facts),
    keys(facts),
  ];
  return [
    ...steps.filter((step) => step.state === 'done'),
    ...steps.filter((step) => step.state !== 'done'),
  ];
}

export function doneCount(steps: readonly SetupStep[]): number {
  return steps.filter((step) => step.state === 'done').length;
}

function password({ mustChangePassword }: SetupFacts): SetupStep {
  return step('password', '/login', mustChangePassword ? 'open' : 'done');
}

function clocks({ reference }: SetupFacts): SetupStep {
  return step('clocks', '/admin/clocks', stateOf(reference, (known) => known.clocks.length > 0));
}

function categories({ reference }: SetupFacts): SetupStep {
  const count = reference?.categories.filter((row) => !row.retired).length ?? 0;
  return step('categories', '/admin/categories', stateOf(reference, () => count > 0), { count });
}

/** One account is the first log-in itself: somebody else must be able to work. */
function people({ reference, accounts }: SetupFacts): SetupStep {
  const units = reference?.units.filter((row) => !row.retired).length ?? 0;
  const people = accounts?.filter((row) => !row.disabled).length ?? 0;
  const known = reference === null || accounts === null ? null : true;
  const state = stateOf(known, () => units > 0 && people > 1);
  const path = units > 0 ? '/admin/people' : '/admin/units';
  return { ...step('people', path, state, { units, people }), detail: detailOf(units > 0, state) };
}

/** Without a boundary the wall shows a table of streets: the streets are what is needed. */
function places({ reference }: SetupFacts): SetupStep {
  const streets = reference?.places.filter((row) => row.kind === 'street').length ?? 0;
  const state = stateOf(reference, () => streets > 0);
  const made = step('places', '/admin/places', state, { streets });
  return { ...made, detail: state === 'done' && reference?.boundary ? 'drawn' : state };
}

function history({ imports }: SetupFacts): SetupStep {
  const finished = imports?.filter((row) => row.historic && row.state === 'done') ?? [];
  const rows = finished.reduce((sum, row) => sum + row.added, 0);
  return step('history', '/admin/import', stateOf(imports, () => rows > 0), { rows });
}

function keys({ keys: rows, now }: SetupFacts): SetupStep {
  const live = rows?.filter((row) => keyState(row, now) === 'live');
  const count = live?.length ?? 0;
  return step('keys', '/admin/keys', stateOf(rows, () => count > 0), { count });
}

function stateOf<T>(known: T | null, isDone: (known: T) => boolean): SetupState {
  if (known === null) return 'unknown';
  return isDone(known) ? 'done' : 'open';
}

/** Units without people are half way: the sentence says what is left. */
function detailOf(hasUnits: boolean, state: SetupState): string {
  return state === 'open' && hasUnits ? 'half' : state;
}

function step(
  name: SetupStepName,
  path: string,
  state: SetupState,
  counts: Record<string, number> = {},
): SetupStep {
  return { name, state, detail: state, counts, path };
}

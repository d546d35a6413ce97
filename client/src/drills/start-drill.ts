/** What can be played, and starting it with one press. */
import { DrillRow, ScenarioRow } from '@heed/shared/drills';
import type { Rejection } from '@heed/shared/rejections';
import { shallowRef } from 'vue';
import { z } from 'zod';
import { request } from '../api/http';
import { newRequestId } from '../api/request-id';

/** Two hours in four minutes: whoever starts a first drill sees it live within one. */
export const USUAL_SPEED = 30;
export const SPEEDS = [1, 5, 15, 30, 60] as const;
const LARGEST_SEED = 2_147_483_647;

/** Null where what was typed is no seed; undefined where nothing was. */
export function seedOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  return seed <= LARGEST_SEED ? seed : null;
}

export function useStartDrill() {
  const scenarios = shallowRef<readonly ScenarioRow[]>([]);
  const starting = shallowRef(false);
  const rejection = shallowRef<Rejection | null>(null);
  /** The same until it worked: a second press, and a lost answer, open no second drill. */
  let requestId = newRequestId();

  async function load(): Promise<void> {
    const answer = await request('GET', '/api/drills/scenarios', { schema: z.array(ScenarioRow) });
    if (answer.ok) scenarios.value = answer.value;
    rejection.value = answer.ok ? null : answer.rejection;
  }

  async function start(
    scenario: string,
    { speed, seed }: { speed?: number; seed?: number } = {},
  ): Promise<DrillRow | null> {
    if (starting.value) return null;
    starting.value = true;
    const body = {
      scenario,
      speed: speed ?? USUAL_SPEED,
      requestId,
      ...(seed !== undefined && { seed }),
    };
    const answer = await request('POST', '/api/drills', { body, schema: DrillRow });
    starting.value = false;
    rejection.value = answer.ok ? null : answer.rejection;
    if (!answer.ok && answer.rejection.error !== 'key-reused') return null;
    requestId = newRequestId();
    return answer.ok ? answer.value : null;
  }

  return { scenarios, starting, rejection, load, start };
}

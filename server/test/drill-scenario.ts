/** A small scenario with the lists of the real one, and a story that a test can count. */
import { jiangzhouWater } from '../data/scenarios/jiangzhou-water/scenario';
import type { PlannedAct, Scenario, ScenarioFigure, Story } from '../data/scenarios/scenario-types';
import type { Playable } from '../src/drills/playable';

const MINUTES = 10;
const HISTORY_DAYS = 15;
const HISTORY_A_DAY = 14;
/** One every half a minute. */
export const TOLD = 20;

const scenario: Scenario = {
  ...jiangzhouWater,
  code: 'small-water',
  minutes: MINUTES,
  complaints: TOLD,
  steps: jiangzhouWater.steps.slice(0, 2).map((step, n) => ({ ...step, minute: n * 5 })),
};

const start = Date.parse(scenario.startsAt);
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

export const smallDrill: Playable = { scenario, story };

function story(seed: number): Story {
  return {
    history: Array.from({ length: HISTORY_DAYS * HISTORY_A_DAY }, (_none, n) => ({
      channel: 'phone',
      source: 'drill',
      sourceId: `past-${seed}-${n}`,
      text: '路灯不亮，请来修。',
      receivedAt: iso(start - (n + 1) * (86_400_000 / HISTORY_A_DAY)),
      closedAt: iso(start - n * (86_400_000 / HISTORY_A_DAY) - 1),
      historic: true,
    })),
    complaints: Array.from({ length: TOLD }, (_none, n) => ({
      minute: n / 2,
      voice: 'neighbour',
      input: {
        channel: 'phone',
        source: 'drill',
        sourceId: `told-${seed}-${n}`,
        text: '家里自来水有土腥味，请来看看。',
        complainant: { name: '尹大有', phone: `1360000${String(1000 + n)}` },
        place: { street: '柳林街道' },
      },
    })),
    figures: [figure(2, 12_000), figure(4, 15_000)],
    acts: ({ minute }) => handled(minute),
  };
}

function figure(minute: number, value: number): ScenarioFigure {
  return { minute, name: 'people-at-risk', value, unit: null, source: 'health', zone: null };
}

/** A dispatcher hands the case to the quality task force, whose people take it and reach the caller. */
function handled(minute: number): PlannedAct[] {
  const worker = jiangzhouWater.lists.people.find(
    ({ unit, roles }) => unit === 'quality' && roles.includes('handler'),
  );
  const by = worker?.code ?? '';
  return [
    { minute: minute + 0.25, by: 'dispatch-1', act: { kind: 'dispatch', unit: 'quality' } },
    { minute: minute + 0.5, by, act: { kind: 'claim' } },
    { minute: minute + 1, by, act: { kind: 'contact', reached: true, note: '已联系，正在取样。' } },
  ];
}

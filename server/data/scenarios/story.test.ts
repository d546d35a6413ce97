import { ComplaintInput } from '@heed/shared/complaint';
import { describe, expect, test } from 'vitest';
import { foldUnits } from '../../src/kernel/text/fold';
import { normalisePhone } from '../../src/kernel/text/phone';
import { compileTriage } from '../../src/triage/triage';
import { defaultCategories } from '../default-categories';
import { generate } from './generate';
import { scenarios } from './scenario';
import type { Scenario, Story, ToldComplaint } from './scenario-types';

const MINUTES_A_DAY = 1_440;

function categoriesOf({ lists }: Scenario) {
  return defaultCategories.map((category) => ({
    ...category,
    unitId: lists.unitOfCategory[category.code] ?? null,
    retired: false,
  }));
}

function triageOf(scenario: Scenario) {
  const places = scenario.lists.places.flatMap((place) =>
    place.kind === 'address' ? [] : [{ ...place, kind: place.kind }],
  );
  return compileTriage({ categories: categoriesOf(scenario), places, boundaries: [] });
}

const topOf = new Map(defaultCategories.map(({ code, parent }) => [code, parent ?? code]));

describe.each([...scenarios.values()])('the story of $code', (scenario) => {
  const story: Story = generate(scenario, scenario.seed);
  const { script, lists } = scenario;
  const triage = triageOf(scenario);
  const assessed = story.complaints.map((told) => ({
    ...told,
    outcome: triage.assess({ ...told.input, ...told.input.place }),
  }));
  const voices = [...script.incident.voices, script.incident.repeats.voice];
  const aboutOf = new Map([
    ...voices.map(({ code, about }) => [code, about] as const),
    ...script.incident.told.map(({ code, about }) => [`told-${code}`, about] as const),
  ]);

  test('is the same for the same seed and another for another one', () => {
    const again = generate(scenario, scenario.seed);
    expect(again.complaints).toEqual(story.complaints);
    expect(again.history).toEqual(story.history);
    expect(generate(scenario, scenario.seed + 1).complaints).not.toEqual(story.complaints);
  });

  test('tells about as many complaints as it says, in the order of its minutes', () => {
    expect(Math.abs(story.complaints.length - scenario.complaints)).toBeLessThan(
      scenario.complaints * 0.07,
    );
    const minutes = story.complaints.map(({ minute }) => minute);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
    expect(minutes.every((minute) => minute >= 0 && minute < scenario.minutes)).toBe(true);
  });

  test('every complaint passes the door’s schema, with a source id of its own', () => {
    const inputs = [...story.history, ...story.complaints.map(({ input }) => input)];
    const faults = inputs.flatMap((input) => ComplaintInput.safeParse(input).error?.issues ?? []);
    expect(faults).toEqual([]);
    expect(new Set(inputs.map(({ sourceId }) => sourceId)).size).toBe(inputs.length);
  });

  test('hardly two texts are equal', () => {
    const texts = new Set(story.complaints.map(({ input }) => foldUnits(input.text)));
    expect(texts.size / story.complaints.length).toBeGreaterThan(0.95);
  });

  test('no slot or bracket is left open', () => {
    const texts = [...story.history, ...story.complaints.map(({ input }) => input)].map(
      ({ text, title = '' }) => title + text,
    );
    expect(texts.filter((text) => /[{}[\]|]|undefined/.test(text))).toEqual([]);
  });

  test('every district, street and category is on the lists', () => {
    const names = new Set(lists.places.map(({ name }) => name));
    const codes = new Set(defaultCategories.map(({ code }) => code));
    for (const input of [...story.history, ...story.complaints.map((told) => told.input)]) {
      const { district, street, community } = input.place ?? {};
      const told = [district, street, community].filter((name) => name !== undefined);
      expect(told.filter((name) => !names.has(name))).toEqual([]);
      if (input.category !== undefined) expect(codes).toContain(input.category);
    }
  });

  test('everybody is invented: a name from the list, a number from a block that nobody answers', () => {
    const { surnames, given } = script.names;
    const titles = ['女士', '先生'];
    for (const { input } of story.complaints) {
      const { name, phone } = input.complainant ?? {};
      if (name !== undefined) {
        const [surname = '', rest] = [name[0], name.slice(1)];
        expect(surnames).toContain(surname);
        expect([...given, ...titles]).toContain(rest);
      }
      if (phone === undefined) continue;
      expect(phone).toMatch(/^(136|137|138|199)0000\d{4}$/);
      expect(normalisePhone(phone)).toBe(`+86${phone}`);
    }
  });

  test('triage finds what it is about, as a call-taker would', () => {
    const about = (found: (typeof assessed)[number]) => aboutOf.get(found.voice);
    const water = assessed.filter((told) => about(told) === 'water');
    const right = water.filter(({ outcome }) => topOf.get(outcome.category ?? '') === 'water');
    expect(right.length / water.length).toBeGreaterThan(0.85);
  });

  test('triage finds danger to life where the script says so', () => {
    const urgencies = script.incident.told.map(({ code, urgency }) => ({ code, urgency }));
    const found = script.incident.told.map(({ code }) => {
      const told = assessed.find(({ voice }) => voice === `told-${code}`);
      return { code, urgency: told?.outcome.urgency };
    });
    expect(found).toEqual(urgencies);
  });

  test('more than two in five only ask, and questions are heard as the ones they are', () => {
    const asking = assessed.filter(({ outcome }) => outcome.kind === 'consult');
    expect(asking.length / assessed.length).toBeGreaterThan(0.45);
    const heard = asking.filter(({ outcome }) => outcome.fired.some(({ axis }) => axis === 'ask'));
    expect(heard.length / asking.length).toBeGreaterThan(0.85);
  });

  test('people who call again use the number that they called from before', () => {
    const numbers = new Set<string>();
    const repeats: ToldComplaint[] = [];
    for (const told of story.complaints) {
      const phone = told.input.complainant?.phone;
      if (told.voice === script.incident.repeats.voice.code && phone && numbers.has(phone)) {
        repeats.push(told);
      }
      if (phone) numbers.add(phone);
    }
    expect(repeats.length / story.complaints.length).toBeGreaterThan(0.1);
  });

  test('the history is whole days of closed cases with the rhythm of the script', () => {
    const starts = Date.parse(scenario.startsAt);
    const hours = new Map<string, number>();
    for (const { receivedAt = '', closedAt = '', historic } of story.history) {
      expect(historic).toBe(true);
      expect(Date.parse(closedAt)).toBeGreaterThanOrEqual(Date.parse(receivedAt));
      expect(Date.parse(closedAt)).toBeLessThan(starts);
      hours.set(receivedAt.slice(11, 13), (hours.get(receivedAt.slice(11, 13)) ?? 0) + 1);
    }
    const days = new Set(story.history.map(({ receivedAt = '' }) => receivedAt.slice(0, 10)));
    expect(days.size).toBe(script.ordinary.days);
    expect([...days].includes(scenario.startsAt.slice(0, 10))).toBe(false);
    const mean = story.history.length / (script.ordinary.days * 24);
    expect(Math.abs(mean - script.ordinary.perHour)).toBeLessThan(2);
    const peak = [...hours].toSorted((a, b) => b[1] - a[1])[0]?.[0];
    expect(['09', '10', '15']).toContain(peak);
    const span =
      starts - Math.min(...story.history.map(({ receivedAt = '' }) => Date.parse(receivedAt)));
    expect(span / 60_000 / MINUTES_A_DAY).toBeGreaterThan(script.ordinary.days);
  });
});

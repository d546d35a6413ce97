import { BulletinContent, type Statement } from '@heed/shared/bulletins';
import { LinkRule } from '@heed/shared/incidents';
import { describe, expect, test } from 'vitest';
import { competences } from '../../competence';
import { askRules } from '../../lexicon/asks';
import { defaultCategories } from '../../default-categories';
import { generate } from '../generate';
import { timeAt } from './clock';
import { people } from './people';
import { jiangzhouWater as scenario } from './scenario';

const { complaints } = generate(scenario, scenario.seed);
const zoneOf = new Map(
  scenario.lists.zones.geojson.features.flatMap(({ properties }) =>
    properties.streets.map((code) => {
      const street = scenario.lists.places.find((place) => place.code === code);
      return [street?.name ?? '', properties.code] as const;
    }),
  ),
);

/** Complaints of the incident that name a street of the zone, told between two minutes. */
function heardIn(zone: string, from: number, to: number): number {
  return complaints.filter(
    ({ minute, voice, input }) =>
      voice !== 'ordinary' &&
      minute >= from &&
      minute < to &&
      zoneOf.get(input.place?.street ?? '') === zone,
  ).length;
}

const toldBetween = (from: number, to: number) =>
  complaints.filter(({ minute }) => minute >= from && minute < to).length;

test('the two hours begin quietly and peak at about twenty-five a minute', () => {
  expect(toldBetween(0, 10)).toBeLessThan(20);
  const tens = Array.from({ length: 12 }, (_none, n) => toldBetween(n * 10, n * 10 + 10) / 10);
  expect(Math.max(...tens)).toBeGreaterThan(22);
  expect(Math.max(...tens)).toBeLessThan(32);
  expect(toldBetween(110, 120)).toBeLessThan(Math.max(...tens) * 10 * 0.7);
});

test('the odour spreads along the mains: each zone begins when the water reaches it', () => {
  const firsts = ['zone-liulin', 'zone-matou', 'zone-wangjiang', 'zone-gangwan'].map(
    (zone) =>
      complaints.find(
        ({ voice, input }) =>
          voice !== 'ordinary' && zoneOf.get(input.place?.street ?? '') === zone,
      )?.minute ?? 0,
  );
  expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
  expect(firsts[0]).toBeLessThan(6);
  expect(firsts[3]).toBeGreaterThan(30);
  expect(heardIn('zone-liulin', 0, 20)).toBeGreaterThan(heardIn('zone-matou', 0, 20) * 3);
  expect(heardIn('zone-gangwan', 60, 90)).toBeGreaterThan(heardIn('zone-gangwan', 30, 60));
  expect(heardIn('zone-gulou', 100, 120)).toBeLessThan(heardIn('zone-gulou', 60, 80));
});

test('samples rise and fall with the odour; two zones pass twice in a row, four don’t', () => {
  const limit = scenario.lists.series.find(({ name }) => name === 'mib')?.limit ?? 0;
  const passesTwice = scenario.lists.zones.geojson.features
    .map(({ properties }) => properties.code)
    .filter((zone) => {
      const values = scenario.figures.filter((f) => f.name === 'mib' && f.zone === zone);
      return values.slice(-2).every(({ value }) => value <= limit);
    });
  expect(passesTwice).toEqual(['zone-gulou', 'zone-chuangxin']);
});

test('figures belong to series that are known, in the order of their minutes', () => {
  const names = new Set(scenario.lists.series.map(({ name }) => name));
  expect(scenario.figures.filter(({ name }) => !names.has(name))).toEqual([]);
  const minutes = scenario.figures.map(({ minute }) => minute);
  expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  expect(minutes.filter((minute) => minute < 0 || minute > scenario.minutes)).toEqual([]);
});

test('the steps lie within the drill, in order, in both languages', () => {
  const minutes = scenario.steps.map(({ minute }) => minute);
  expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  expect(minutes.every((minute) => minute > 0 && minute < scenario.minutes)).toBe(true);
  expect(scenario.steps.length).toBeGreaterThanOrEqual(8);
  const bare = scenario.steps.filter(
    ({ title, expects }) => !title.zh || !title.en || !expects.zh || !expects.en,
  );
  expect(bare).toEqual([]);
});

test('the incident’s rule is one that the incident desk takes, over categories that exist', () => {
  const { rule } = scenario.incident;
  expect(LinkRule.parse(rule)).toEqual(rule);
  const codes = new Set(defaultCategories.map(({ code }) => code));
  expect(rule.categories.filter((code) => !codes.has(code))).toEqual([]);
});

const sections = ['usable', 'confirmed', 'unknown', 'doing', 'advice'] as const;
const statementsOf = (content: BulletinContent): Statement[] =>
  sections.flatMap((section) => content[section]);

describe.each(scenario.bulletins)('the bulletin $code', ({ code, minute, content }) => {
  test('is a content that the press desk takes', () => {
    expect(BulletinContent.parse(content)).toEqual(content);
  });

  test('binds each number that it tells, and tells each one that it binds', () => {
    const texts = [content.title, content.lead, ...statementsOf(content).map(({ text }) => text)];
    const bound = content.numbers.map(({ id }) => id).toSorted();
    for (const language of ['zh', 'en'] as const) {
      const told = texts.flatMap((text) => [...text[language].matchAll(/\{(n\d+)\}/g)]);
      const ids = [...new Set(told.map(([, id]) => id ?? ''))].toSorted();
      expect(ids).toEqual(bound);
    }
  });

  test('asks figures that have a value by then', () => {
    for (const { figure, zone = null } of content.numbers) {
      if (figure === undefined) continue;
      const known = scenario.figures.some(
        (each) => each.name === figure && each.zone === zone && each.minute <= minute,
      );
      expect(known, `${figure} ${zone}`).toBe(true);
    }
  });

  test('lets each office say what it may say, by people of the room, before it is published', () => {
    const names = new Set(people.map(({ name }) => name));
    for (const { assertion, verifier, knownAt, knownBy } of statementsOf(content)) {
      const office = verifier?.office ?? knownBy;
      const allowed = competences.find((each) => each.assertion === assertion);
      if (office) expect(allowed?.offices ?? [office]).toContain(office);
      if (verifier) {
        expect(names).toContain(verifier.name);
        expect(Date.parse(verifier.at)).toBeLessThan(Date.parse(timeAt(minute)));
      } else {
        expect(Date.parse(knownAt ?? '')).toBeGreaterThan(Date.parse(timeAt(minute)));
      }
    }
  });

  test('answers questions that the public asks, and promises the next one', () => {
    const asks = new Set<string>(askRules.map((rule) => rule.code));
    const answers = statementsOf(content).flatMap((statement) => statement.answers);
    expect(answers.filter((answer) => !asks.has(`ask:${answer}`))).toEqual([]);
    expect(answers).toContain('usable');
    expect(Date.parse(content.nextUpdateAt ?? '')).toBeGreaterThan(Date.parse(timeAt(minute)));
  });

  test('comes when the one before said that it would, at the latest', () => {
    const at = scenario.bulletins.findIndex((each) => each.code === code);
    const promised = scenario.bulletins[at - 1]?.content.nextUpdateAt;
    if (promised) expect(Date.parse(timeAt(minute))).toBeLessThanOrEqual(Date.parse(promised));
  });
});

test('the correction quotes the sentence that was wrong', () => {
  const [wrong] = scenario.bulletins.flatMap(({ content }) => content.correction ?? []);
  const said = scenario.bulletins.flatMap(({ content }) => statementsOf(content));
  expect(said.map(({ text }) => text)).toContainEqual(wrong?.wrong);
});

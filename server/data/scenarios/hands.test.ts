import { describe, expect, test } from 'vitest';
import { generate } from './generate';
import { scenarios } from './scenario';
import type { CaseFacts, PlannedAct } from './scenario-types';

describe.each([...scenarios.values()])('the hands of $code', (scenario) => {
  const { acts } = generate(scenario, scenario.seed);
  const { hands } = scenario.script;
  const people = new Map(scenario.lists.people.map((person) => [person.code, person]));

  function facts(n: number, more: Partial<CaseFacts> = {}): CaseFacts {
    return {
      sourceId: `some-${n}`,
      minute: n % scenario.minutes,
      category: 'water-odour',
      urgency: 'urgent',
      kind: 'complaint',
      street: null,
      unit: 'quality',
      ...more,
    };
  }
  const many = (more: Partial<CaseFacts> = {}): PlannedAct[][] =>
    Array.from({ length: 600 }, (_none, n) => [...acts(facts(n, more))]);
  const kinds = (plan: readonly PlannedAct[]) => plan.map(({ act }) => act.kind);

  test('do the same to the same case', () => {
    expect(acts(facts(7))).toEqual(acts(facts(7)));
  });

  test('act after the complaint, one act after the other, within the drill', () => {
    for (const [n, plan] of many().entries()) {
      const minutes = plan.map(({ minute }) => minute);
      expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
      expect(minutes.every((at) => at > facts(n).minute && at <= scenario.minutes)).toBe(true);
    }
  });

  test('are people of the lists, and a case is worked by members of its unit', () => {
    const unitActs = new Set(['sign', 'claim', 'contact', 'reply']);
    for (const { by, act } of many().flat()) {
      expect(people.has(by)).toBe(true);
      if (unitActs.has(act.kind)) expect(people.get(by)?.unit).toBe('quality');
    }
  });

  test('answer most questions on the spot, but never one with danger to life', () => {
    const answered = many({ kind: 'consult', urgency: 'normal', minute: 50 }).filter((plan) =>
      kinds(plan).includes('answer'),
    );
    expect(answered.length / 600).toBeGreaterThan(0.8);
    expect(many({ kind: 'consult', urgency: 'critical' }).flatMap(kinds)).not.toContain('answer');
  });

  test('keep the order of a case: claimed, contacted, replied to, approved by another, followed up', () => {
    const order = ['dispatch', 'sign', 'claim', 'contact', 'reply', 'approve-reply', 'follow-up'];
    for (const plan of many({ unit: null, minute: 5 })) {
      const steps = kinds(plan).flatMap((kind) =>
        order.includes(kind) ? [order.indexOf(kind)] : [],
      );
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
      const writer = plan.find(({ act }) => act.kind === 'reply')?.by;
      const auditor = plan.find(({ act }) => act.kind === 'approve-reply')?.by;
      if (writer !== undefined) expect(auditor).not.toBe(writer);
    }
  });

  test('dispatch a case without a unit to the one that the catalogue names', () => {
    const [first] = acts(facts(1, { unit: null, category: 'water-delivery' }));
    expect(first?.act).toEqual({ kind: 'dispatch', unit: 'delivery' });
    const [second] = acts(facts(2, { unit: null, category: 'power-hazard' }));
    expect(second?.act).toEqual({ kind: 'dispatch', unit: 'energy' });
    const [third] = acts(facts(3, { unit: null, category: null }));
    expect(third?.act).toEqual({ kind: 'dispatch', unit: hands.dispatch.fallback });
  });

  test('leave the cases alone that the script wants nobody to take', () => {
    expect(hands.untouched.length).toBeGreaterThan(0);
    for (const code of hands.untouched) {
      const sourceId = `${scenario.code}-${scenario.seed}-${code}`;
      expect(acts(facts(1, { sourceId, urgency: 'critical', unit: 'medical' }))).toEqual([]);
    }
  });

  test('an overrun unit is late with some urgent cases and quick with others', () => {
    const waits = many({ minute: 60 }).map((plan) => {
      const claim = plan.find(({ act }) => act.kind === 'claim');
      return claim ? claim.minute - 60 : Number.POSITIVE_INFINITY;
    });
    const late = waits.filter((wait) => wait > 30).length / waits.length;
    expect(late).toBeGreaterThan(0.25);
    expect(late).toBeLessThan(0.9);
  });

  test('name units and people that the lists have', () => {
    const units = new Set(scenario.lists.units.map(({ code }) => code));
    const named = [...Object.keys(hands.units), hands.dispatch.fallback];
    expect(named.filter((code) => !units.has(code))).toEqual([]);
    for (const [code, { members, lead }] of Object.entries(hands.units)) {
      for (const member of [...members, lead]) expect(people.get(member)?.unit, member).toBe(code);
    }
    const others = [...hands.answers.by, ...hands.dispatch.by, hands.auditor, ...hands.followUp.by];
    expect(others.filter((code) => !people.has(code))).toEqual([]);
  });
});

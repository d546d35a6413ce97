import { describe, expect, test } from 'vitest';
import { propose, type MemberFact, type ProposalFacts, type UnitFact } from './propose';

const unit = (id: string, part: Partial<UnitFact> = {}): UnitFact => ({
  id,
  name: id,
  parentId: null,
  taskForce: false,
  capacity: 10,
  open: 1,
  overdue: 0,
  ...part,
});
const member = (id: string, unitId: string, part: Partial<MemberFact> = {}): MemberFact => ({
  id,
  unitId,
  skills: [],
  capacity: null,
  open: 0,
  hard: 0,
  until: '2026-11-25T12:00:00.000Z',
  ...part,
});
const proposed = (part: Partial<ProposalFacts>) =>
  propose({
    unitId: null,
    holderId: null,
    barredUnitIds: [],
    barredMemberIds: [],
    catalogueUnitId: null,
    skills: [],
    placeNames: [],
    units: [],
    members: [],
    hardLimit: 3,
    ...part,
  });
const order = (part: Partial<ProposalFacts>) =>
  proposed(part).map(({ unitId, memberId }) => (memberId ? `${unitId}/${memberId}` : unitId));
const codes = (part: Partial<ProposalFacts>) =>
  proposed(part).map(({ reasons }) => reasons.map(({ code }) => code));

describe('[R11] units', () => {
  test('the catalogue’s comes first, however full it is; there are never more than three', () => {
    const units = ['a', 'b', 'c', 'd'].map((id) => unit(id, { taskForce: id !== 'd' }));
    const full = unit('e', { open: 12 });
    const facts = { units: [...units, full], catalogueUnitId: 'e' };
    expect(order(facts)).toEqual(['e', 'a', 'b']);
    expect(codes(facts)[0]).toEqual(['catalogue', 'full']);
  });

  test('the office of the street comes before a task force, and a sister before a stranger', () => {
    const units = [
      unit('present', { parentId: 'p' }),
      unit('stranger'),
      unit('sister', { parentId: 'p' }),
      unit('force', { taskForce: true }),
      unit('office', { name: '柳林街道办事处' }),
    ];
    const facts = { units, unitId: 'present', placeNames: ['柳林街道', '江北区'] };
    expect(order(facts)).toEqual(['office', 'force', 'sister']);
    expect(codes(facts)[2]).toEqual(['sister', 'room']);
  });

  test('a unit that it is about is never proposed, whatever the catalogue says', () => {
    const units = [unit('accused'), unit('other')];
    expect(order({ units, catalogueUnitId: 'accused', barredUnitIds: ['accused'] })).toEqual([
      'other',
    ]);
  });

  test('of the same weight the one with most room comes first; unknown stands between room and full', () => {
    const units = [
      unit('full', { open: 10 }),
      unit('unknown', { capacity: null, open: 40 }),
      unit('nothing', { capacity: 0, open: 0 }),
      unit('room', { open: 5 }),
    ];
    expect(order({ units })).toEqual(['room', 'unknown', 'full']);
  });
});

describe('[R12] members', () => {
  const force = unit('force', { taskForce: true });

  test('the one with the skill goes before the one with less to do', () => {
    const members = [
      member('idle', 'force'),
      member('able', 'force', { open: 9, skills: ['water'] }),
    ];
    const facts = { units: [force], members, skills: ['water'] };
    expect(order(facts)).toEqual(['force/able']);
    expect(proposed(facts)[0]?.reasons).toContainEqual(
      expect.objectContaining({ code: 'skill', skill: 'water' }),
    );
  });

  test('whoever has had many hard cases is spared while there is another, and it is said', () => {
    const tired = member('tired', 'force', { hard: 3 });
    const busy = member('busy', 'force', { open: 8, hard: 1 });
    expect(order({ units: [force], members: [tired, busy] })).toEqual(['force/busy']);
    expect(codes({ units: [force], members: [tired] })[0]).toContain('strained');
    expect(codes({ units: [force], members: [busy] })[0]).toContain('spared');
  });

  test('the present unit is proposed for another of its people only, and nobody who may not have it', () => {
    const facts = { units: [force], unitId: 'force', holderId: 'me', barredMemberIds: ['kin'] };
    const members = [member('me', 'force'), member('kin', 'force')];
    expect(order({ ...facts, members })).toEqual([]);
    expect(order({ ...facts, members: [...members, member('you', 'force')] })).toEqual([
      'force/you',
    ]);
  });
});

import type { UnitRow } from '@heed/shared/reference';
import { expect, test } from 'vitest';
import { proposeUnits, unitLoad, type ProposalInput } from './proposals';

const unit = (id: string, more: Partial<UnitRow> = {}): UnitRow => ({
  id,
  name: id,
  nameEn: null,
  parentId: null,
  capacity: 10,
  taskForce: false,
  retired: false,
  ...more,
});
const load = (open: number) => ({ open, overdue: 0, dueSoon: 0, neverContacted: 0, unclaimed: 0 });
const proposed = (input: Partial<ProposalInput>) =>
  proposeUnits({
    presentUnitId: null,
    catalogueUnitId: null,
    units: [],
    loads: {},
    ...input,
  }).map((entry) => entry.unitId);

test('the unit of the catalogue comes first, however full it is', () => {
  const units = [unit('a'), unit('b'), unit('c')];
  const loads = { b: load(10), a: load(1), c: load(0) };
  expect(proposed({ units, loads, catalogueUnitId: 'b' })).toEqual(['b', 'c', 'a']);
});

test('the unit that has the case is not proposed, nor one that is retired', () => {
  const units = [unit('a'), unit('b'), unit('c', { retired: true })];
  expect(proposed({ units, presentUnitId: 'a', catalogueUnitId: 'a' })).toEqual(['b']);
});

test('task forces come before sisters of the present unit, and these before strangers', () => {
  const units = [
    unit('present', { parentId: 'p' }),
    unit('stranger'),
    unit('sister', { parentId: 'p' }),
    unit('force', { taskForce: true }),
  ];
  expect(proposed({ units, presentUnitId: 'present' })).toEqual(['force', 'sister', 'stranger']);
});

test('a unit of unknown capacity stands between one with room and one that is full', () => {
  const units = [unit('full'), unit('unknown', { capacity: null }), unit('room')];
  const loads = { full: load(10), room: load(5), unknown: load(40) };
  expect(proposed({ units, loads })).toEqual(['room', 'unknown', 'full']);
});

test('there are never more than three', () => {
  expect(proposed({ units: ['a', 'b', 'c', 'd'].map((id) => unit(id)) })).toHaveLength(3);
});

test('a unit that can carry nothing has no share instead of an endless one', () => {
  expect(unitLoad(unit('a', { capacity: 0 }), load(3)).share).toBeNull();
});

import type { UnitRow } from '@heed/shared/reference';
import { expect, test } from 'vitest';
import { roster } from './roster';

const unit = (id: string, taskForce: boolean, retired = false): UnitRow => ({
  id,
  name: id,
  nameEn: null,
  parentId: null,
  capacity: null,
  taskForce,
  retired,
});
const load = (open: number) => ({ open, overdue: 0, dueSoon: 0, neverContacted: 0, unclaimed: 0 });
const member = (id: string, unitId: string) => ({ id, name: id, unitId, roles: [] });

test('task forces are always there, other units only while they have something open', () => {
  const shown = roster({
    units: [unit('idle', false), unit('busy', false), unit('force', true), unit('old', true, true)],
    members: [],
    unitLoads: { busy: load(2), old: load(9) },
    memberLoads: {},
  });
  expect(shown.map((entry) => entry.load.unitId)).toEqual(['force', 'busy']);
});

test('people stand with their unit, the most loaded first; who has nothing is not listed', () => {
  const [shown] = roster({
    units: [unit('force', true)],
    members: [member('a', 'force'), member('b', 'force'), member('c', 'force'), member('d', 'x')],
    unitLoads: {},
    memberLoads: {
      a: { unitId: 'force', open: 3, overdue: 0 },
      b: { unitId: 'force', open: 7, overdue: 2 },
      d: { unitId: 'x', open: 9, overdue: 0 },
    },
  });
  expect(shown?.people).toEqual([
    { id: 'b', open: 7, overdue: 2 },
    { id: 'a', open: 3, overdue: 0 },
  ]);
});

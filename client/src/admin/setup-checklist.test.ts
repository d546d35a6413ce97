import type { Reference } from '@heed/shared/reference';
import { ThresholdCode, type Limits } from '@heed/shared/thresholds';
import { describe, expect, it } from 'vitest';
import { doneCount, setupSteps, type SetupFacts, type SetupStepName } from './setup-checklist';

const now = Date.parse('2026-07-18T06:48:20Z');

const emptyReference: Reference = {
  realm: 'real',
  version: 1,
  deployment: '江州市应急诉求指挥',
  timeZone: 'Asia/Shanghai',
  units: [],
  members: [],
  categories: [],
  places: [],
  boundary: null,
  zoneBoundary: null,
  zones: [],
  figureSeries: [],
  servicePoints: [],
  asks: [],
  clocks: [],
  limits: Object.fromEntries(ThresholdCode.options.map((code) => [code, 1])) as Limits,
};
const unit = {
  id: 'u1',
  name: '供水集团',
  nameEn: null,
  parentId: null,
  capacity: null,
  taskForce: false,
  retired: false,
};
const account = (id: string, disabled = false) => ({
  id,
  account: id,
  name: id,
  roles: ['dispatcher' as const],
  unitId: null,
  disabled,
  lastSeenAt: null,
});
const street = {
  code: 's1',
  kind: 'street' as const,
  name: '柳林街道',
  nameEn: null,
  parent: null,
  lng: null,
  lat: null,
};
const key = (expiresAt: string, revokedAt: string | null = null) => ({
  id: 'k1',
  name: '12345',
  scopes: ['complaints:write' as const],
  createdAt: '2026-07-01T00:00:00Z',
  expiresAt,
  lastUsedAt: null,
  revokedAt,
});
const imported = (historic: boolean, added: number, state: 'done' | 'failed' = 'done') => ({
  id: 'i1',
  fileName: 'june.csv',
  state,
  historic,
  realm: 'real',
  zone: 'Asia/Shanghai',
  startedAt: '2026-07-01T00:00:00Z',
  finishedAt: null,
  rows: added,
  totalRows: added,
  added,
  repeats: 0,
  updated: 0,
  unchanged: 0,
  refused: 0,
  refusals: [],
  error: null,
});

function facts(some: Partial<SetupFacts>): SetupFacts {
  return {
    mustChangePassword: false,
    reference: emptyReference,
    accounts: [account('admin')],
    imports: [],
    keys: [],
    now,
    ...some,
  };
}

function stepOf(some: Partial<SetupFacts>, name: SetupStepName) {
  return setupSteps(facts(some)).find((step) => step.name === name);
}

describe('the check list', () => {
  it('has nothing done on a bare installation but the changed password', () => {
    const steps = setupSteps(facts({}));
    expect(doneCount(steps)).toBe(1);
    expect(steps[0]?.name).toBe('password');
  });

  it('puts what is done first', () => {
    const steps = setupSteps(
      facts({ mustChangePassword: true, keys: [key('2027-01-01T00:00:00Z')] }),
    );
    expect(steps.map((step) => step.state).slice(0, 2)).toEqual(['done', 'open']);
    expect(steps[0]?.name).toBe('keys');
  });

  it('says unknown, not open, where the server did not tell', () => {
    expect(stepOf({ accounts: null }, 'people')?.state).toBe('unknown');
    expect(stepOf({ imports: null }, 'history')?.state).toBe('unknown');
    expect(stepOf({ reference: null }, 'clocks')?.state).toBe('unknown');
  });

  it('counts people as ready when there are units and somebody beside the first account', () => {
    const withUnit = { ...emptyReference, units: [unit] };
    const half = stepOf({ reference: withUnit }, 'people');
    expect(half).toMatchObject({ state: 'open', detail: 'half', path: '/admin/people' });
    const two = [account('admin'), account('zhou')];
    expect(stepOf({ reference: withUnit, accounts: two }, 'people')?.state).toBe('done');
    const gone = [account('admin'), account('zhou', true)];
    expect(stepOf({ reference: withUnit, accounts: gone }, 'people')?.state).toBe('open');
    const retired = { ...emptyReference, units: [{ ...unit, retired: true }] };
    expect(stepOf({ reference: retired, accounts: two }, 'people')).toMatchObject({
      state: 'open',
      path: '/admin/units',
    });
  });

  it('needs streets, and tells whether there is a boundary too', () => {
    const streets = { ...emptyReference, places: [street] };
    expect(stepOf({ reference: streets }, 'places')).toMatchObject({
      state: 'done',
      detail: 'done',
      counts: { streets: 1 },
    });
    const boundary = {
      name: '街道界',
      source: '民政局',
      approvalNo: null,
      coordinateSystem: 'WGS-84' as const,
      importedAt: '2026-07-01T00:00:00Z',
    };
    expect(stepOf({ reference: { ...streets, boundary } }, 'places')?.detail).toBe('drawn');
  });

  it.each([
    ['a finished historic import with rows', [imported(true, 900)], 'done'],
    ['one without rows', [imported(true, 0)], 'open'],
    ['one that is not historic', [imported(false, 900)], 'open'],
    ['one that failed', [imported(true, 900, 'failed')], 'open'],
  ])('takes history from %s: %s', (_name, imports, state) => {
    expect(stepOf({ imports }, 'history')?.state).toBe(state);
  });

  it.each([
    ['a live key', key('2027-01-01T00:00:00Z'), 'done'],
    ['one that ran out', key('2026-07-18T06:48:19Z'), 'open'],
    ['one that was revoked', key('2027-01-01T00:00:00Z', '2026-07-02T00:00:00Z'), 'open'],
  ])('counts %s as a connection: %s', (_name, row, state) => {
    expect(stepOf({ keys: [row] }, 'keys')?.state).toBe(state);
  });
});

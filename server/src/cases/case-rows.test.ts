import { expect, test } from 'vitest';
import { given } from '../../test/case-story';
import { caseRow } from './case-rows';
import type { CaseRecord } from './case-record';

const by = '00000000-0000-7000-8000-000000000001';
const { record } = given();

test.each<[string, Partial<CaseRecord>, string[]]>([
  ['nothing', {}, []],
  ['a tip-off', { procedure: 'tip_off' }, ['tip_off']],
  ['a return that is asked for', { returning: { by, unitId: null, from: 'claimed' } }, ['asked']],
  ['an extension that is asked for', { extension: { state: 'pending', share: 1, by } }, ['asked']],
  ['an extension that was granted', { extension: { state: 'approved', share: 1, by } }, []],
  [
    'a step back behind what was asked for',
    {
      undo: {
        by,
        at: '',
        type: '',
        before: { extension: { state: 'pending', share: 1, by } },
        absent: [],
      },
    },
    [],
  ],
  ['a name that is asked for', { reveals: [{ accountId: by, state: 'pending' }] }, ['asked']],
])('a case with %s is marked by what holds of it', (_, facts, marks) => {
  expect(caseRow({ ...record, ...facts })).toMatchObject({ marks, incident_ids: [], worse: false });
});

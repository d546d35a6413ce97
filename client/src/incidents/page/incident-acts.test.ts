import { incidentCommandKinds } from '@heed/shared/incidents';
import { expect, test } from 'vitest';
import { arrangeIncidentActs } from './incident-acts';

test('the first button is the next step of the life', () => {
  expect(arrangeIncidentActs(['rename', 'activate', 'report-upward']).buttons).toEqual([
    'activate',
    'report-upward',
  ]);
  expect(arrangeIncidentActs(['adjust', 'stand-down', 'stabilise']).buttons).toEqual([
    'stabilise',
    'adjust',
  ]);
});

test('everything allowed is a button or in the menu, once', () => {
  const { buttons, menu } = arrangeIncidentActs(incidentCommandKinds);
  expect([...buttons, ...menu].toSorted()).toEqual([...incidentCommandKinds].toSorted());
});

test('who may do nothing is offered nothing', () => {
  expect(arrangeIncidentActs([])).toEqual({ buttons: [], menu: [] });
});

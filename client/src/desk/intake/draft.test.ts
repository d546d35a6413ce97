import { ComplaintInput } from '@heed/shared/complaint';
import { expect, test } from 'vitest';
import {
  complaintOf,
  emptyIntake,
  holdsPhoneAlone,
  isUntouched,
  problemsOf,
  problemsOfRejection,
  type IntakeDraft,
} from './draft';

const draft = (more: Partial<IntakeDraft> = {}): IntakeDraft => ({
  ...emptyIntake('k-1'),
  text: '家里没水',
  ...more,
});
const tell = (field: string) => `wrong: ${field}`;

test('only what somebody said is sent', () => {
  expect(complaintOf(draft())).toEqual({
    channel: 'phone',
    text: '家里没水',
    complainant: { replyWanted: true, confidential: false, anonymous: false },
  });
});

test('a full draft is a complaint that the server takes', () => {
  const full = draft({
    name: '王静',
    phone: '136 1234 7745',
    behalfName: '李桂兰',
    behalfPhone: '0571-8888 1234',
    address: '望江里 3 栋',
    place: {
      code: 'p1',
      name: '望江里 3 栋',
      district: 'dj',
      street: 'wj',
      community: null,
      lng: 120.1,
      lat: 30.2,
    },
    category: 'water-outage',
    urgency: 'urgent',
    unit: 'u1',
    evidence: [{ id: 'e1', name: 'a.jpg' }],
  });
  const complaint = complaintOf(full);
  expect(ComplaintInput.safeParse(complaint).success).toBe(true);
  expect(complaint).toMatchObject({
    place: { address: '望江里 3 栋', district: 'dj', street: 'wj', lng: 120.1 },
    onBehalfOf: { name: '李桂兰' },
    evidenceIds: ['e1'],
  });
  expect(problemsOf(full, tell)).toEqual({});
});

test('the idempotency key is not part of what is said', () => {
  expect(JSON.stringify(complaintOf(draft()))).not.toContain('k-1');
});

test('each fault is put to its field', () => {
  const faulty = draft({ text: '  ', phone: 'abc', behalfPhone: 'x', name: '王'.repeat(101) });
  expect(problemsOf(faulty, tell)).toEqual({
    text: 'wrong: text',
    phone: 'wrong: phone',
    behalfPhone: 'wrong: behalfPhone',
    name: 'wrong: name',
  });
});

test('a refusal says which field it is about', () => {
  expect(
    problemsOfRejection({
      error: 'invalid',
      message: '',
      details: [
        { path: 'complainant.phone', message: 'no phone' },
        { path: 'place.street', message: 'too long' },
      ],
    }),
  ).toEqual({ phone: 'no phone', address: 'too long' });
  expect(problemsOfRejection({ error: 'unknown-unit', message: 'gone' })).toEqual({ unit: 'gone' });
  expect(problemsOfRejection({ error: 'unavailable', message: '' })).toEqual({});
});

test('an empty form is untouched, whatever channel it waits on', () => {
  expect(isUntouched(emptyIntake('k', 'visit'))).toBe(true);
  expect(isUntouched({ ...emptyIntake('k'), startedAt: 5 })).toBe(true);
  expect(isUntouched({ ...emptyIntake('k'), phone: '1' })).toBe(false);
  expect(isUntouched({ ...emptyIntake('k'), replyWanted: false })).toBe(false);
  expect(holdsPhoneAlone({ ...emptyIntake('k'), phone: '1' })).toBe(true);
  expect(holdsPhoneAlone({ ...emptyIntake('k'), phone: '1', text: '停水' })).toBe(false);
});

import { describe, expect, test } from 'vitest';
import { askedReport, lastFullDay, newDraft } from './asked-report';

describe('what a report is asked of', () => {
  test('begins with the first incident, else with the last day that is over', () => {
    expect(newDraft(['a', 'b'], '2026-07-17')).toMatchObject({
      subject: 'incident',
      incidentId: 'a',
    });
    expect(newDraft([], '2026-07-17')).toMatchObject({ subject: 'day', day: '2026-07-17' });
    // A day goes from 08:00 to 08:00: at 07:59 yesterday's is not over yet.
    expect(lastFullDay(Date.parse('2026-07-19T08:00:00+08:00'), 'Asia/Shanghai')).toBe(
      '2026-07-18',
    );
    expect(lastFullDay(Date.parse('2026-07-19T07:59:00+08:00'), 'Asia/Shanghai')).toBe(
      '2026-07-17',
    );
  });

  test('says only what belongs to its subject, and nothing while that is missing', () => {
    const draft = newDraft(['a'], '2026-07-17');
    expect(askedReport(draft)).toEqual({ kind: 'after-action', incidentId: 'a' });
    expect(askedReport({ ...draft, subject: 'day' })).toEqual({
      kind: 'daily',
      day: '2026-07-17',
      incidentId: 'a',
    });
    expect(askedReport({ ...draft, subject: 'day', day: '' })).toBeNull();
    expect(askedReport({ ...draft, subject: 'period', from: 'x' })).toBeNull();
    const period = { ...draft, subject: 'period', from: 'x', to: 'y' } as const;
    expect(askedReport(period)).toEqual({ kind: 'after-action', from: 'x', to: 'y' });
    expect(askedReport({ ...draft, incidentId: '' })).toBeNull();
  });
});

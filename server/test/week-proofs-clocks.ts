/** What proves the rules of counting time. */
import { moment } from './week-house';
import { both, clockIn, ofCase, refused, seen, told, type Proof } from './week-proof';

export const clockProofs: Readonly<Record<string, Proof>> = {
  T1: both(
    ...(['work-minutes', 'calendar-days', 'workdays', undefined] as const).map((measure) =>
      ofCase((steps) =>
        steps.some(
          ({ entry: { data } }) =>
            'set' in data && data.set.some((clock) => clock.measure === measure),
        ),
      ),
    ),
  ),
  T2: seen('first contact in the unit’s working hours', moment('10-08 14:30')),
  T3: both(
    seen('handled in five workdays', moment('10-13 17:30')),
    seen('why days count', ['counting', 'first-day', 'make-up-day', 'weekend']),
  ),
  T4: both(
    seen('a petition in sixty days', moment('12-07 00:00')),
    seen('handled in five workdays', moment('10-13 17:30')),
  ),
  // A quarter of five days is one whole day: the last of them.
  T5: told('complaint-registered', ({ set }, { at }) => {
    const clock = clockIn(set, 'handle');
    return (
      at === moment('10-07 09:00') &&
      clock?.measure === 'workdays' &&
      clock.soonAt === moment('10-13 09:00')
    );
  }),
  T6: seen('days that count', 5),
  T7: seen('handled after a rest of a day', moment('10-14 17:30')),
  T8: both(
    seen('handled with three more days', moment('10-16 17:30')),
    told('extension-decided', ({ set }) => clockIn(set, 'handle')?.extended === 3),
  ),
  T9: both(
    seen('due before the recount', moment('10-13 17:30')),
    seen('due after the recount', moment('10-14 17:30')),
    seen('changed by a second recount', 0),
    told('clocks-recounted'),
  ),
  T10: both(
    seen('first contact of the kind', { amount: 600, measure: 'minutes' }),
    seen('first contact in the unit’s working hours', moment('10-08 14:30')),
  ),
  T11: both(
    refused('POST /api/clock-policy', 'beyond-statute'),
    refused('cases request-extension', 'beyond-statute'),
  ),
  T13: both(
    refused('POST /api/thresholds', 'beyond-statute'),
    seen('put aside for longer', moment('10-20 10:00')),
  ),
  T12: told('case-dispatched', ({ set, after }) => {
    const clock = clockIn(set, 'first_contact');
    return clock?.measure === 'work-minutes' && clock.startedAt === after.receivedAt;
  }),
};

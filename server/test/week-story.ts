/** A week of a task force, from the last day of a holiday over a weekend to the month after. */
import {
  areAnsweredAtOnce,
  areCalled,
  areTooLate,
  areWritten,
  isToldOfARest,
  type Gateway,
} from './week-answers';
import {
  accuses,
  endsOtherwise,
  goesThroughHands,
  isFollowedUp,
  isReturned,
  isSteered,
} from './week-cases';
import { isCalledBack, isOneMatter } from './week-city';
import {
  belongsTo,
  changesLimits,
  changesThresholds,
  comesIn,
  countsTime,
  isPutAway,
  readsClocks,
} from './week-clocks';
import type { Week } from './week-crew';
import {
  comesInLate,
  isHandedOver,
  isProposed,
  keepsLadder,
  keepsWatch,
  waitsTooLong,
} from './week-duty';
import { isAgreedUpon, worksOnPaper } from './week-words';

export async function tellWeek(week: Week, gateway: Gateway): Promise<void> {
  const { house } = week;
  const timed = await countsTime(week);
  await comesIn(week);
  const incidentId = await belongsTo(week);
  const followed = await goesThroughHands(week);
  const answered = await endsOtherwise(week);
  const tipOff = await accuses(week);
  const { rested, extended } = await isSteered(week);
  await isReturned(week);
  const clusterId = await isOneMatter(week, tipOff);
  await isFollowedUp(week, followed);
  await isCalledBack(week);
  await isAgreedUpon(week, incidentId, answered);
  await areAnsweredAtOnce(week, clusterId);
  await house.passTo('10-08 09:00');
  const { night, desk } = await keepsWatch(week);
  await worksOnPaper(week, tipOff);
  await areWritten(week, gateway);
  await isToldOfARest(week);
  await house.passTo('10-09 09:30');
  await readsClocks(week, rested, extended);
  await isProposed(week, night);
  await isHandedOver(week, desk);
  await waitsTooLong(week);
  await keepsLadder(week, tipOff);
  await comesInLate(week);
  await changesLimits(week, timed);
  await changesThresholds(week, extended);
  await areCalled(week, answered);
  for (const day of ['10-11 09:00', '10-12 03:00', '10-13 18:00', '10-14 18:00', '10-20 18:00']) {
    await house.passTo(day);
  }
  await areTooLate(week);
  await isPutAway(week, answered);
}

/**
 * What the past teaches. A bucket teaches when it is three hours old: what came in late is in it by
 * then, and whether it was unusual is known, so that a crisis doesn't become the habit.
 */
import { BUCKET } from './arrival.fold';
import { eachStream } from './counting.fold';
import { ALL, CITY } from './names.fold';
import type { Parts } from './parts.fold';
import type { Recent } from './recent.fold';

const BUCKETS_AN_HOUR = 12;
/** An unusual count teaches no more than the mean and so many standard deviations: 99 in 100 lie below. */
const WINSOR = 2.6;
const WINSOR_ALPHA = 0.06;
/** Of a single complaint after nearly eight weeks. */
const HARDLY_LEFT = 0.07;

/** The bucket that leaves the ring. Answers whether a day turned with it. */
export function learnOldest(parts: Parts, isReady: boolean): boolean {
  const { counters, names, week, recent } = parts;
  const { bucket, counts } = counters.oldest();
  const time = bucket * BUCKET;
  const turned = turn(parts, time);
  for (let stream = 0; stream < counters.size; stream += 1) {
    const seen = counts[stream] ?? 0;
    if (seen === 0) continue;
    const count = counters.isUnusual(stream, bucket)
      ? usualAtMost(parts, stream, bucket, seen)
      : seen;
    counters.learned[stream] = (counters.learned[stream] ?? 0) + count;
    counters.hour[stream] = (counters.hour[stream] ?? 0) + seen;
    const subject = counters.subject[stream] ?? ALL;
    if (counters.zone[stream] !== CITY || names.isTopic(subject)) continue;
    week.learn(subject, time, subject === ALL ? seen : count);
  }
  recent.drop(bucket);
  if ((bucket + 1) % BUCKETS_AN_HOUR === 0) {
    if (isReady) parts.dispersion.learnHour(bucket, parts);
    else counters.hour.fill(0);
  }
  return turned;
}

/** What is too old for the ring: late entries and history. */
export function learnLate(recent: Recent, at: number, parts: Parts): void {
  const { counters, names, week } = parts;
  if (week.isForgotten(at)) return;
  const weight = week.weight(at);
  eachStream(recent, parts, (stream) => {
    counters.learned[stream] = (counters.learned[stream] ?? 0) + weight;
    const subject = counters.subject[stream] ?? ALL;
    if (counters.zone[stream] !== CITY || names.isTopic(subject)) return;
    week.learn(subject, at, 1);
  });
}

/** Lets what is known age, where `time` lies in another day than the one that is being learned. */
export function turn({ zone, week, counters, dispersion, points }: Parts, time: number): boolean {
  const day = zone.localDay(time);
  if (day <= week.today) return false;
  const left = week.turn(day);
  for (let stream = 0; stream < counters.size; stream += 1) {
    counters.learned[stream] = (counters.learned[stream] ?? 0) * left;
  }
  dispersion.age(left);
  points.age(left);
  return true;
}

/** What was learned of one topic is another's from now on. */
export function foldTopic({ counters, levels }: Parts, from: number, into: number): void {
  for (let stream = 0, { size } = counters; stream < size; stream += 1) {
    if (counters.subject[stream] !== from) continue;
    const kept = counters.stream(counters.zone[stream] ?? CITY, into);
    counters.learned[kept] = (counters.learned[kept] ?? 0) + (counters.learned[stream] ?? 0);
    counters.learned[stream] = 0;
    levels.set(kept);
  }
}

/** Topics are born all the time: those that have been silent for so long that nothing is left of them go. */
export function forgetTopics({ counters, names }: Parts): void {
  counters.compact(
    (stream) =>
      !names.isTopic(counters.subject[stream] ?? ALL) ||
      (counters.learned[stream] ?? 0) >= HARDLY_LEFT,
  );
}

/** Draws anew what is usual. */
export function fit({ week, levels, channels, points }: Parts): void {
  week.fit();
  levels.fit();
  channels.settle(week.today);
  points.fit();
}

function usualAtMost(
  { counters, week }: Parts,
  stream: number,
  bucket: number,
  seen: number,
): number {
  const subject = counters.subject[stream] ?? ALL;
  const mean = (counters.level[stream] ?? 0) * week.span(subject, bucket, 1);
  return Math.min(seen, mean + WINSOR * Math.sqrt(mean + WINSOR_ALPHA * mean * mean));
}

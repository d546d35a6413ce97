/** P3 and P4: a living city, ours against what others would watch it with. */
import { countAlarms, delays, ThresholdSearch } from './alarms';
import { BUCKETS_A_DAY } from './city';
import { hourly, rivals, type Rival } from './city-rivals';
import { CRISIS_TIMES, HELD_FIRST, joined, QUIET_DAYS, scene, TIMES, TRAINING_DAYS } from './scene';
import type { City } from './city';
import { foundAfter, opened, watch, type Sight } from './watch';

/** False alarms a day that the whole board is allowed. */
const ALLOWED_A_DAY = 1;

export interface LiveMethod {
  readonly name: string;
  readonly falseADay: number;
  /** By multiplier: buckets until each surge was found. */
  readonly found: readonly (readonly (number | null)[])[];
  /** By the size of the crisis: false alarms of single places that day, and surges of single cells. */
  readonly crisisFalse: readonly number[];
  readonly crisisFound: readonly (readonly (number | null)[])[];
}

export interface LiveOutcome {
  readonly ours: LiveMethod;
  /** With the interval that the detector itself opens at. */
  readonly nominalFalseADay: number;
  /** The interval, in days, at which ours raises no more than the allowed alarms. */
  readonly leastDays: number;
  readonly rivals: readonly LiveMethod[];
  /** Alarms of whole districts that say "more than usual here", a day of crisis. */
  readonly crisisSurges: readonly number[];
  readonly microsecondsAComplaint: number;
}

interface Watching {
  readonly tuning: readonly Sight[];
  readonly held: readonly Sight[];
  readonly surged: readonly (readonly Sight[])[];
  readonly crises: readonly { readonly day: readonly Sight[]; readonly local: readonly Sight[] }[];
}

export function live(seeds: readonly number[], say: (line: string) => void): LiveOutcome {
  const searches = rivals.map(() => new ThresholdSearch());
  const cost = { complaints: 0, seconds: 0 };
  const watched = seeds.map((seed) => {
    const watching = watchSeed(seed, cost);
    const { past, tuning } = scene(seed);
    const hours = hourly(joined(past, tuning).counts);
    rivals.forEach(({ scores }, n) => searches[n]?.show(scores(hours, first(TRAINING_DAYS))));
    say(`seed ${seed}: ${opened(watching.held, 1).length} signals on ${QUIET_DAYS} quiet days`);
    return watching;
  });
  const leastDays = fairInterval(
    watched.flatMap(({ tuning }) => tuning),
    seeds.length,
  );
  const thresholds = searches.map((search) => search.for(ALLOWED_A_DAY));
  const judged = seeds.map((seed) => judgeSeed(seed, thresholds));
  return {
    ours: together(
      'ours',
      seeds.map((seed, n) => judgeOurs(seed, watched[n], leastDays)),
    ),
    nominalFalseADay: mean(watched.map(({ held }) => opened(held, 1).length / QUIET_DAYS)),
    leastDays,
    rivals: rivals.map(({ name }, n) =>
      together(
        name,
        judged.flatMap((ofSeed) => ofSeed[n] ?? []),
      ),
    ),
    crisisSurges: CRISIS_TIMES.map((_, n) =>
      mean(watched.map(({ crises }) => localOf(crises[n]?.day ?? [], 'surge', leastDays))),
    ),
    microsecondsAComplaint: (cost.seconds * 1e6) / cost.complaints,
  };
}

function watchSeed(seed: number, cost: { complaints: number; seconds: number }): Watching {
  const { past, tuning, held, surged, crises } = scene(seed);
  const run = (city: City, firstDay: number, saved?: Parameters<typeof watch>[1]['saved']) => {
    const watched = watch(city, { firstDay, seed: seed + firstDay, ...(saved && { saved }) });
    cost.complaints += watched.complaints;
    cost.seconds += watched.seconds;
    return watched;
  };
  const trained = run(past, 0).detector.save();
  const quiet = run(tuning, TRAINING_DAYS, trained);
  const saved = quiet.detector.save();
  const after = (city: City) => run(city, HELD_FIRST, saved).sights;
  return {
    tuning: quiet.sights,
    held: after(held),
    surged: surged.map(({ city }) => after(city)),
    crises: crises.map(({ day, withLocal }) => ({ day: after(day), local: after(withLocal) })),
  };
}

/** Never below the interval at which the detector opens by itself. */
function fairInterval(tuning: readonly Sight[], seeds: number): number {
  const longest = new Map<string, number>();
  for (const { signal } of tuning) {
    longest.set(signal.id, Math.max(signal.intervalDays, longest.get(signal.id) ?? 0));
  }
  const intervals = [...longest.values()].sort((a, b) => b - a);
  const next = intervals[Math.floor(ALLOWED_A_DAY * QUIET_DAYS * seeds)] ?? 0;
  return Math.max(1, next * (1 + 1e-9));
}

function judgeOurs(seed: number, watched: Watching | undefined, leastDays: number): LiveMethod {
  if (!watched) throw new Error(`seed ${seed} was not watched`);
  const { injections, crisisInjections } = scene(seed);
  return {
    name: 'ours',
    falseADay: opened(watched.held, leastDays).length / QUIET_DAYS,
    found: watched.surged.map((sights) => foundAfter(sights, injections, leastDays)),
    crisisFalse: watched.crises.map(({ day }) => localOf(day, 'hotspot', leastDays)),
    crisisFound: watched.crises.map(({ local }) => foundAfter(local, crisisInjections, leastDays)),
  };
}

function localOf(sights: readonly Sight[], question: 'surge' | 'hotspot', leastDays: number) {
  return opened(sights, leastDays).filter(
    ({ signal }) => signal.question === question && signal.zone.kind !== 'city',
  ).length;
}

function judgeSeed(seed: number, thresholds: readonly number[]): LiveMethod[] {
  const { past, tuning, held, injections, surged, crises, crisisInjections } = scene(seed);
  const hoursOf = (city: City) => hourly(joined(past, tuning, city).counts);
  const quiet = hoursOf(held);
  const more = surged.map(({ city }) => hoursOf(city));
  const days = crises.map(({ day, withLocal }) => ({
    day: hoursOf(day),
    local: hoursOf(withLocal),
  }));
  return rivals.map(({ name, scores }: Rival, n) => {
    const threshold = thresholds[n] ?? Infinity;
    const of = (hours: Uint16Array) => scores(hours, first(HELD_FIRST));
    return {
      name,
      falseADay: countAlarms(of(quiet), threshold) / QUIET_DAYS,
      found: more.map((hours) => delays(of(hours), threshold, injections)),
      crisisFalse: days.map(({ day }) => countAlarms(of(day), threshold)),
      crisisFound: days.map(({ local }) => delays(of(local), threshold, crisisInjections)),
    };
  });
}

function together(name: string, seeds: readonly LiveMethod[]): LiveMethod {
  return {
    name,
    falseADay: mean(seeds.map(({ falseADay }) => falseADay)),
    found: TIMES.map((_, n) => seeds.flatMap(({ found }) => found[n] ?? [])),
    crisisFalse: CRISIS_TIMES.map((_, n) =>
      mean(seeds.map(({ crisisFalse }) => crisisFalse[n] ?? 0)),
    ),
    crisisFound: CRISIS_TIMES.map((_, n) =>
      seeds.flatMap(({ crisisFound }) => crisisFound[n] ?? []),
    ),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function first(day: number): number {
  return day * BUCKETS_A_DAY;
}

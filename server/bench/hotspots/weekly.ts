/** P1: weekly counts with outbreaks, ours against `farringtonFlexible` and EARS at equal false alarms. */
import { farrington, type Farrington } from './farrington';
import { ears } from './weekly-rivals';
import { paired, share, type Paired } from './paired';
import { WeeklyLevel } from './weekly-level';
import { FIRST_TESTED, WEEKS, weeklySeries, SCENARIOS, type Series } from './weekly-series';

export const ALPHA = 0.01;

/** One method over all series; a score for each tested week, larger is more unusual. */
export interface WeeklyMethod {
  readonly name: string;
  readonly scores: readonly (readonly number[])[];
  readonly microsecondsAPeriod: number | null;
}

/** What a method finds when its threshold lets every hundredth quiet week through. */
export interface WeeklyResult {
  readonly name: string;
  readonly threshold: number;
  readonly found: readonly boolean[];
  readonly foundFirst: readonly boolean[];
  readonly sensitivity: number;
  /** Of the alarms, those in an outbreak. */
  readonly precision: number;
}

export interface WeeklyOutcome {
  readonly results: readonly WeeklyResult[];
  /** Share of quiet weeks with an alarm at a nominal 1 %: overall and in the worst scenario. */
  readonly nominal: Readonly<Record<string, { overall: number; worst: number }>>;
  readonly costs: Readonly<Record<string, number>>;
  readonly againstFarrington: { readonly found: Paired; readonly first: Paired } | null;
  readonly outbreaks: number;
}

export function weekly(seed: number, each: number): WeeklyOutcome {
  const series = weeklySeries(seed, each);
  const counts = series.map((one) => one.counts);
  const ours = runOurs(series);
  const theirs = farrington(counts, FIRST_TESTED);
  const methods = [ours, ...(theirs ? [farringtonMethod(theirs)] : []), ...earsMethods(counts)];
  const results = methods.map((method) => judge(method, series));
  return {
    results,
    nominal: nominalOf(series, ours, theirs),
    costs: Object.fromEntries(
      methods.flatMap(({ name, microsecondsAPeriod: cost }) =>
        cost === null ? [] : [[name, cost]],
      ),
    ),
    againstFarrington: theirs && against(results),
    outbreaks: results[0]?.found.length ?? 0,
  };
}

function nominalOf(
  series: readonly Series[],
  ours: WeeklyMethod,
  theirs: Farrington | null,
): WeeklyOutcome['nominal'] {
  const limit = -Math.log(ALPHA);
  return {
    ours: falseAlarms(series, (n, week) => (ours.scores[n]?.[week] ?? 0) > limit),
    ...(theirs && {
      farringtonFlexible: falseAlarms(series, (n, week) => theirs.alarms[n]?.[week] === true),
    }),
  };
}

function against([ours, theirs]: readonly WeeklyResult[]): WeeklyOutcome['againstFarrington'] {
  if (!ours || !theirs) return null;
  return {
    found: paired(ours.found, theirs.found),
    first: paired(ours.foundFirst, theirs.foundFirst),
  };
}

function earsMethods(counts: readonly (readonly number[])[]): WeeklyMethod[] {
  return Object.entries(ears).map(([name, scorer]) => ({
    name: `EARS ${name}`,
    scores: counts.map((one) => scorer(one, FIRST_TESTED)),
    microsecondsAPeriod: null,
  }));
}

function runOurs(series: readonly Series[]): WeeklyMethod {
  const from = performance.now();
  const scores = series.map(({ counts }) => {
    const level = new WeeklyLevel();
    return counts.map((count) => -Math.log(level.chance(count))).slice(FIRST_TESTED);
  });
  const microsecondsAPeriod = ((performance.now() - from) * 1000) / (series.length * WEEKS);
  return { name: 'ours', scores, microsecondsAPeriod };
}

function farringtonMethod({ chances, microsecondsAPeriod }: Farrington): WeeklyMethod {
  const scores = chances.map((row) => row.map((chance) => -Math.log(Math.max(1e-300, chance))));
  return { name: 'farringtonFlexible', scores, microsecondsAPeriod };
}

/** The threshold is set on the quiet weeks of all series, the same for every method. */
function judge({ name, scores }: WeeklyMethod, series: readonly Series[]): WeeklyResult {
  const quiet = series.flatMap((one, n) =>
    quietWeeks(one).map((week) => scores[n]?.[week - FIRST_TESTED] ?? 0),
  );
  quiet.sort((a, b) => b - a);
  const threshold = quiet[Math.floor(quiet.length * ALPHA)] ?? 0;
  const alarm = (n: number, week: number) => (scores[n]?.[week - FIRST_TESTED] ?? 0) > threshold;
  const withOutbreak = series.flatMap((one, n) => (one.outbreak.length > 0 ? [{ one, n }] : []));
  const weeks = withOutbreak.flatMap(({ one, n }) => one.outbreak.map((week) => alarm(n, week)));
  const right = weeks.filter(Boolean).length;
  const wrong = quiet.filter((score) => score > threshold).length;
  return {
    name,
    threshold,
    found: withOutbreak.map(({ one, n }) => one.outbreak.some((week) => alarm(n, week))),
    foundFirst: withOutbreak.map(({ one, n }) => alarm(n, one.outbreak[0] ?? 0)),
    sensitivity: share(weeks),
    precision: right / (right + wrong),
  };
}

function falseAlarms(
  series: readonly Series[],
  alarm: (series: number, week: number) => boolean,
): { overall: number; worst: number } {
  const byScenario = Array.from({ length: SCENARIOS }, () => ({ alarms: 0, weeks: 0 }));
  series.forEach((one, n) => {
    const sums = byScenario[one.scenario];
    if (!sums) return;
    for (const week of quietWeeks(one)) {
      sums.weeks += 1;
      if (alarm(n, week - FIRST_TESTED)) sums.alarms += 1;
    }
  });
  const alarms = byScenario.reduce((sum, one) => sum + one.alarms, 0);
  const weeks = byScenario.reduce((sum, one) => sum + one.weeks, 0);
  const worst = Math.max(...byScenario.map((one) => one.alarms / one.weeks));
  return { overall: alarms / weeks, worst };
}

/** Tested weeks without a case of the outbreak: those after it count, when an alarm lingers. */
function quietWeeks({ outbreak }: Series): number[] {
  const sick = new Set(outbreak);
  return Array.from({ length: WEEKS - FIRST_TESTED }, (_, n) => FIRST_TESTED + n).filter(
    (week) => !sick.has(week),
  );
}

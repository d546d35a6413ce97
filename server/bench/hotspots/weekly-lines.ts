/** What P1 measured, line by line: of a weekly level, which the product doesn't show yet. */
import type { Measured } from '../report';
import { share, type Paired } from './paired';
import { ALPHA, type WeeklyOutcome, type WeeklyResult } from './weekly';

const FALSE_ALARMS = { least: 0.008, most: 0.012, worst: 0.04 };
/** By how much the first week has to be found more often. */
const FIRST_WEEK_GAIN = 0.04;
const COST = 50;

export function weeklyLines(outcome: WeeklyOutcome, say: (line: string) => void): Measured[] {
  const { results, nominal, costs, againstFarrington } = outcome;
  say('P1 ours is a weekly level that is no part of the product yet');
  for (const result of results) say(describe(result));
  for (const [name, { overall, worst }] of Object.entries(nominal)) {
    say(`P1 ${name} at a nominal ${percent(ALPHA)}: ${percent(overall)}, worst ${percent(worst)}`);
  }
  if (!againstFarrington) say('P1 no Rscript with `surveillance` here: farringtonFlexible not run');
  const [ours, rival] = results;
  if (!ours || !rival) throw new Error('nothing was measured');
  return [
    ...alarmLines(nominal),
    ...foundLines(outcome, ours, rival),
    {
      bench: 'hotspots P1 cost',
      ours: costs.ours ?? Number.NaN,
      limit: costs[rival.name] ?? COST,
      unit: 'µs/period',
      target: COST,
      better: 'less',
    },
  ];
}

/** At a nominal 1 %: what really came, and in the scenario in which it is worst. */
function alarmLines(nominal: WeeklyOutcome['nominal']): Measured[] {
  const unknown = { overall: Number.NaN, worst: Number.NaN };
  const ours = nominal.ours ?? unknown;
  const theirs = nominal.farringtonFlexible ?? unknown;
  const { least, most, worst } = FALSE_ALARMS;
  const overall = [ours.overall, theirs.overall] as const;
  return [
    line('false alarms at nominal 1 %, at most', overall, { target: most, better: 'less' }),
    line('false alarms at nominal 1 %, at least', overall, { target: least, better: 'share' }),
    line('false alarms in the worst scenario', [ours.worst, theirs.worst], {
      target: worst,
      better: 'less',
    }),
  ];
}

function foundLines(
  { againstFarrington, outbreaks }: WeeklyOutcome,
  ours: WeeklyResult,
  rival: WeeklyResult,
): Measured[] {
  const note = (found: Paired | undefined) =>
    `${outbreaks} outbreaks at equal false alarms${told(found)}`;
  const atAll = [share(ours.found), share(rival.found)] as const;
  const first = [share(ours.foundFirst), share(rival.foundFirst)] as const;
  return [
    line(`outbreaks found, against ${rival.name}`, atAll, {
      target: atAll[1],
      better: 'share',
      note: note(againstFarrington?.found),
    }),
    line(`first weeks found, against ${rival.name}`, first, {
      target: first[1] + FIRST_WEEK_GAIN,
      better: 'share',
      note: note(againstFarrington?.first),
    }),
  ];
}

function line(
  what: string,
  [ours, limit]: readonly [ours: number, theirs: number],
  rest: Pick<Measured, 'target' | 'better' | 'note'>,
): Measured {
  return { bench: `hotspots P1 ${what}`, ours, limit, unit: 'share', ...rest };
}

function told(found: Paired | undefined): string {
  if (!found) return '';
  return `; only ours ${found.onlyOurs}, only theirs ${found.onlyTheirs}, McNemar p ${found.p.toPrecision(2)}`;
}

function describe({ name, found, foundFirst, sensitivity, precision }: WeeklyResult): string {
  const figures = [
    `found ${percent(share(found))}`,
    `in the first week ${percent(share(foundFirst))}`,
    `weeks ${percent(sensitivity)}`,
    `right alarms ${percent(precision)}`,
  ];
  return `P1 ${name}: ${figures.join(', ')}`;
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

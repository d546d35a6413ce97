/** What came in and became of it: by time, by street, by unit. Pure. */
import type { DocumentBlock, DocumentCell } from '@heed/shared/report-documents';
import type { ReportHour, ReportStreet } from '@heed/shared/report-figures';
import { change, count, number, share, table, text, time, type Writing } from './writing';

/** [F15] A page holds no more steps: longer times are told in longer ones. The spreadsheet has them all. */
const STEPS_SHOWN = 24;

export function hourTable(w: Writing, isFull: boolean): DocumentBlock {
  const { hours, stepMinutes } = w.figures;
  const factor = isFull ? 1 : Math.ceil(hours.length / STEPS_SHOWN);
  const rows = merged(hours, factor);
  const isWhole = factor === 1;
  const span = w.span(stepMinutes * factor);
  return table(
    w.say(`分时段接报与办理（每${span}）`, `By time, in steps of ${span}`),
    [
      [w.say('时段起', 'From'), 3],
      [w.say('接报', 'In'), 1.6],
      ...(isWhole ? ([[w.say('诉求人', 'People'), 1.8]] as const) : []),
      [w.say('平时预计', 'Usual'), 2],
      [w.say('首次答复', 'Answered'), 2],
      [w.say('确认解决', 'Solved'), 2],
      [w.say('办结', 'Closed'), 1.6],
      [w.say('期末在办', 'Open'), 2],
    ],
    {
      rows: rows.map((hour) => [
        time(hour.at),
        count(hour.received),
        ...(isWhole ? [count(hour.people)] : []),
        number(hour.expected),
        count(hour.answered),
        count(hour.solved),
        count(hour.closed),
        count(hour.backlog),
      ]),
      none: w.say('本期没有诉求。', 'No complaints.'),
    },
  );
}

/** People of joined steps can’t be added up: who called in both is one. */
type Step = Omit<ReportHour, 'people'> & { readonly people: number | null };

/** Steps joined to longer ones; the backlog is that of the end. */
function merged(hours: readonly ReportHour[], factor: number): Step[] {
  return hours.flatMap((first, n) => {
    if (n % factor !== 0) return [];
    const own = hours.slice(n, n + factor);
    const sum = (of: (hour: ReportHour) => number) =>
      own.reduce((total, hour) => total + of(hour), 0);
    const isUsual = own.every(({ expected }) => expected !== null);
    return [
      {
        at: first.at,
        received: sum(({ received }) => received),
        people: factor === 1 ? first.people : null,
        expected: isUsual ? sum(({ expected }) => expected ?? 0) : null,
        answered: sum(({ answered }) => answered),
        solved: sum(({ solved }) => solved),
        closed: sum(({ closed }) => closed),
        backlog: own.at(-1)?.backlog ?? 0,
      },
    ];
  });
}

/** The 8:00 table. */
export function streetTable(w: Writing): DocumentBlock {
  const { streets, totals, receivedBefore } = w.figures;
  const ordered = streets.toSorted(
    (a, b) => compare(a.district, b.district) || b.received - a.received || compare(a.code, b.code),
  );
  return table(
    w.say('各街道诉求情况', 'By street'),
    [
      [w.say('区', 'District'), 2.2],
      [w.say('街道', 'Street'), 2.6],
      [w.say('接报', 'In'), 1.4],
      [w.say('较前日', 'Change'), 1.7],
      [w.say('诉求人', 'People'), 1.7],
      [w.say('办结', 'Closed'), 1.4],
      [w.say('确认解决', 'Solved'), 1.9],
      [w.say('在办', 'Open'), 1.4],
      [w.say('超期', 'Overdue'), 1.4],
      [w.say('特急', 'Critical'), 1.4],
    ],
    {
      rows: ordered.map((street) => [
        text(street.district === null ? '—' : w.name('places', street.district)),
        text(w.name('places', street.code)),
        ...streetCells(street),
      ]),
      total: [
        text(w.say('合计', 'All')),
        text(''),
        ...streetCells({ ...totals, before: receivedBefore }),
      ],
      none: w.say('本期各街道没有诉求。', 'No complaints of any street.'),
    },
  );
}

type Sums = Omit<ReportStreet, 'code' | 'district'>;

function streetCells(sums: Sums): DocumentCell[] {
  const { received, before, people, closed, solved, open, overdue, critical } = sums;
  return [
    count(received),
    change(before === null ? null : received - before),
    ...[people, closed, solved, open, overdue, critical].map((each) => count(each)),
  ];
}

function compare(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}

export function unitTable(w: Writing, isFull: boolean): DocumentBlock {
  const { units } = w.figures;
  return table(
    w.say('各承办单位办理情况', 'By unit'),
    [
      [w.say('承办单位', 'Unit'), 4],
      [w.say('诉求', 'In'), 1.4],
      [w.say('办结', 'Closed'), 1.4],
      [w.say('在办', 'Open'), 1.4],
      [w.say('超期', 'Overdue'), 1.4],
      [w.say('按时', 'In time'), 1.4],
      [w.say('到期', 'Due'), 1.4],
      [w.say('按时率', 'Share'), 1.8],
    ],
    {
      rows: units
        .slice(0, isFull ? units.length : UNITS_SHOWN)
        .map(({ unitId, received, closed, open, overdue, kept, missed }) => [
          text(
            unitId === null
              ? w.say('未派单（含直接答复）', 'none (answered on the spot among them)')
              : w.name('units', unitId),
          ),
          ...[received, closed, open, overdue, kept, kept + missed].map((each) => count(each)),
          share(kept, kept + missed),
        ]),
      none: w.say('本期没有派单。', 'Nothing was dispatched.'),
    },
  );
}

const UNITS_SHOWN = 20;

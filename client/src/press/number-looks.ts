/** What the numbers of a text are now, and what else could be put into it. */
import type { BoardParts } from '@heed/shared/board';
import type { BulletinContent, LiveNumber, NumberQuery, NumberToken } from '@heed/shared/bulletins';
import type { FigureSeries } from '@heed/shared/figures';
import type { ZoneRow } from '@heed/shared/reference';
import type { NumberAsk } from './text/text-pieces';

/** A number with its value, where it came from and how old it is. */
export interface KnownNumber {
  value: number | null;
  source: string | null;
  at: string | null;
  /** From when a count of what came in counts; null for what has no beginning. */
  since: string | null;
  old: boolean;
  /** Frozen: it doesn't change any more. */
  locked: boolean;
}

const UNKNOWN: KnownNumber = {
  value: null,
  source: null,
  at: null,
  since: null,
  old: false,
  locked: false,
};

const counted = {
  received: 'received',
  people: 'people',
  repeats: 'repeats',
  answered: 'answered',
  dispatched: 'dispatched',
  'confirmed-solved': 'confirmedSolved',
  'replied-unconfirmed': 'repliedUnconfirmed',
} as const;
type Counted = keyof typeof counted;

const isCounted = (query: NumberQuery): query is Counted => query in counted;

/** A number that nobody has described is old after an hour. */
const USUAL_STALE_MINUTES = 60;

export interface NumberGround {
  /** As the server told with the text. */
  live: readonly LiveNumber[];
  parts: BoardParts;
  series: readonly FigureSeries[];
  /** The realm's clock. */
  now: number;
}

/** The frozen value; else what the server told; for a number that was put in just now what the board has. */
export function knownNumber(token: NumberToken, ground: NumberGround): KnownNumber {
  if (token.frozen) {
    const { value, source, at, since = null } = token.frozen;
    return { value, source, at, since, old: false, locked: true };
  }
  const told = ground.live.find(({ id }) => id === token.id);
  if (told && told.value !== null) {
    const { value, source, at, since = null, old } = told;
    return { value, source, at, since, old, locked: false };
  }
  return onBoard(token, ground);
}

/** What the board has for a number: the room is the incident's, so of the whole realm it counts nothing. */
export function onBoard(
  { query, figure, zone, ofIncident }: NumberAsk,
  ground: NumberGround,
): KnownNumber {
  const { parts, series, now } = ground;
  const progress = parts.progress['now'];
  if (isCounted(query)) {
    if (!progress || !ofIncident) return UNKNOWN;
    return { ...UNKNOWN, value: progress[counted[query]], since: progress.since };
  }
  if (query !== 'figure' || figure === undefined)
    return { ...UNKNOWN, value: standing(query, parts) };
  const row = parts.figures[zone === undefined ? figure : `${figure}|${zone}`];
  if (!row) return UNKNOWN;
  const stale =
    series.find(({ name }) => name === figure)?.staleAfterMinutes ?? USUAL_STALE_MINUTES;
  const old = now - Date.parse(row.at) > stale * 60_000;
  return { ...UNKNOWN, value: row.value, source: row.source, at: row.at, old };
}

/** Counts of what stands now, until the server has counted them from the journal. */
function standing(query: NumberQuery, { flow, overdue, zones }: BoardParts): number | null {
  const late = overdue['now']?.overdue;
  const states = Object.values(zones).map(({ status }) => status);
  switch (query) {
    case 'open':
      return flow['now']?.open ?? null;
    case 'overdue':
      return late ? late.critical + late.urgent + late.normal : null;
    case 'zones-recovered':
      return states.filter((status) => status === 'recovered').length;
    case 'zones-affected':
      return states.filter((status) => status === 'affected' || status === 'recovering').length;
    default:
      return null;
  }
}

/** One that can be put into the text. */
export interface OfferedNumber {
  ask: NumberAsk;
  series: FigureSeries | null;
  zone: ZoneRow | null;
  known: KnownNumber;
}

const offeredQueries: readonly NumberQuery[] = [
  'received',
  'people',
  'repeats',
  'answered',
  'dispatched',
  'confirmed-solved',
  'replied-unconfirmed',
  'open',
  'overdue',
  'zones-affected',
  'zones-recovered',
];

/** The counts of the incident, then every outside figure that has a value. */
export function offeredNumbers(ground: NumberGround, zones: readonly ZoneRow[]): OfferedNumber[] {
  const counts = offeredQueries.map((query): OfferedNumber => {
    const ask = { query, ofIncident: true };
    return { ask, series: null, zone: null, known: onBoard(ask, ground) };
  });
  const figures = Object.keys(ground.parts.figures).map((key): OfferedNumber => {
    const [figure = '', zone] = key.split('|');
    const ask: NumberAsk = {
      query: 'figure',
      figure,
      ofIncident: true,
      ...(zone !== undefined && { zone }),
    };
    return {
      ask,
      series: ground.series.find(({ name }) => name === figure) ?? null,
      zone: zones.find(({ code }) => code === zone) ?? null,
      known: onBoard(ask, ground),
    };
  });
  return [...counts, ...figures];
}

const stripQueries = [
  'received',
  'answered',
  'dispatched',
  'confirmed-solved',
  'replied-unconfirmed',
] as const;
export type StripQuery = (typeof stripQueries)[number];

export interface StripNumber {
  query: StripQuery;
  value: number | null;
  frozen: boolean;
  /** What it is by now, where it was frozen and has moved on. */
  now: number | null;
}

/** The numbers that are never mixed: as frozen with the text, else as they stand. */
export function stripNumbers(
  content: BulletinContent,
  ground: NumberGround,
): { numbers: StripNumber[]; frozenAt: string | null; since: string | null } {
  const tokens = stripQueries.map((query) =>
    content.numbers.find((token) => token.query === query && token.ofIncident),
  );
  const frozenAt = tokens.find((token) => token?.frozen)?.frozen?.at ?? null;
  const numbers = stripQueries.map((query, index): StripNumber => {
    const token = tokens[index];
    const live =
      ground.live.find(({ id }) => id === token?.id)?.value ??
      onBoard({ query, ofIncident: true }, ground).value;
    const frozen = token?.frozen?.value;
    if (frozen === undefined) return { query, value: live, frozen: false, now: null };
    return { query, value: frozen, frozen: true, now: live === frozen ? null : live };
  });
  const [received] = tokens;
  const { since } = received
    ? knownNumber(received, ground)
    : onBoard({ query: 'received', ofIncident: true }, ground);
  return { numbers, frozenAt, since };
}

/** An incident declared of signals that suggest none: its form filled, with the rule under which their cases are linked. */
import type { SignalRow } from '@heed/shared/signals';
import type { IncidentDraft } from '../../incidents/incident-draft';
import { emptyOpening } from '../../incidents/page/opening';

const MINUTE = 60_000;
/** `kindred` are the signals that are told together, the one that was picked first. */
export function openingOfSignals(kindred: readonly SignalRow[], name: string): IncidentDraft {
  const since = Math.min(...kindred.map((signal) => Date.parse(signal.since)));
  const began = Math.min(
    ...kindred.map((signal) => Date.parse(signal.since) - signal.window * MINUTE),
  );
  const opening = emptyOpening(since);
  const places = kindred.map(placesOf);
  // What is everywhere has no place that its cases would have to come from.
  const somewhere = places.every(({ districts, streets }) => districts.length + streets.length > 0);
  return {
    ...opening,
    name,
    rule: {
      ...opening.rule,
      categories: unique(kindred.flatMap(({ category }) => category ?? [])),
      districts: somewhere ? unique(places.flatMap(({ districts }) => districts)) : [],
      streets: somewhere ? unique(places.flatMap(({ streets }) => streets)) : [],
      from: new Date(began).toISOString(),
    },
  };
}

/** Of one category with the picked one, it first. */
export function kindredOf(
  picked: SignalRow,
  signals: Readonly<Record<string, SignalRow>>,
): SignalRow[] {
  const others = Object.values(signals).filter(
    (signal) =>
      signal !== picked &&
      signal.batch === null &&
      picked.category !== null &&
      signal.category === picked.category,
  );
  return [picked, ...others];
}

function placesOf({ zone, parent, covers }: SignalRow): { districts: string[]; streets: string[] } {
  const { kind, id } = zone;
  if (kind === 'city' || id === null) return { districts: [], streets: [] };
  if (kind === 'district') return { districts: [id], streets: [] };
  const streets = kind === 'street' ? [id] : covers.streets;
  if (streets.length > 0) return { districts: [], streets: [...streets] };
  return { districts: parent === null ? [] : [parent], streets: [] };
}

function unique(codes: readonly string[]): string[] {
  return [...new Set(codes)];
}

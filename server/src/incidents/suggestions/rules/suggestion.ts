/** Which signals suggest an incident, which cases it would hold, and when a suggestion goes again. */
import { gridDisk } from 'h3-js';
import { neverIncidents } from '../../../../data/incident-classes';
import type { LinkRule, LinkRulePart } from '@heed/shared/incidents';
import type { SignalRow } from '@heed/shared/signals';
import type { SuggestedScope } from '@heed/shared/suggestions';
import { isoTime, parseTime } from '../../../kernel/instant';
import { covers, type PlacesOfRules } from './covered';

const MINUTE = 60_000;

export type SuggestionState = 'standing' | 'within' | 'accepted' | 'dismissed' | 'lapsed';
export type LapseReason = 'over' | 'batch' | 'covered' | 'within';

/** A suggestion as the rules see it. */
export interface KnownSuggestion {
  readonly state: SuggestionState;
  readonly scope: SuggestedScope;
  /** End of the window that the scope was told with: a node that is behind changes nothing. */
  readonly toldAt: string;
}

export type SuggestionStep =
  | { readonly kind: 'raise' | 'change' }
  | { readonly kind: 'lapse'; readonly why: LapseReason };

interface Look {
  /** Of the incidents that take cases in. */
  readonly rules: readonly LinkRule[];
  /** What stands, or was dismissed, for other signals that are open. */
  readonly others: readonly SuggestedScope[];
  readonly places: PlacesOfRules;
}

/** [I16] A surge or hotspot of the wall, or a topic of any level; rows entered in one go never, nor thanks. */
export function suggests({ level, topic, category, batch }: SignalRow): boolean {
  if (batch !== null || (category !== null && neverIncidents.has(category))) return false;
  return level === 'wall' || topic !== null;
}

/** [I16] [I17] What follows for a signal that is open; null where nothing does. */
export function stepFor(
  signal: SignalRow,
  known: KnownSuggestion | undefined,
  { rules, others, places }: Look,
): SuggestionStep | null {
  const scope = scopeOf(signal);
  const isCovered = rules.some((rule) => covers(rule, scope, places));
  if (known?.state === 'standing' || known?.state === 'within') {
    if (signal.batch !== null) return { kind: 'lapse', why: 'batch' };
    if (isCovered) return { kind: 'lapse', why: 'covered' };
    const isNewer = parseTime(signal.at) > parseTime(known.toldAt);
    if (!isNewer || isSame(scope, known.scope)) return null;
    // [I20] Of another place or matter it may be one of its own again.
    return { kind: known.state === 'within' ? 'raise' : 'change' };
  }
  if (known && known.state !== 'lapsed') return null;
  const isTold = others.some((other) => isSame(other, scope));
  return suggests(signal) && !isCovered && !isTold ? { kind: 'raise' } : null;
}

/** [I18] Of a cell or a ring all its cells, and those that its hotspots were found in besides. */
export function scopeOf(signal: SignalRow): SuggestedScope {
  const { zone, parent, category, topic, covers: found } = signal;
  const radius = { cell: 0, ring1: 1, ring2: 2 }[zone.kind as string];
  const around = radius === undefined || zone.id === null ? [] : gridDisk(zone.id, radius);
  const cells = around.length === 0 ? [] : sorted([...around, ...found.cells]);
  return { zone, parent, category, topic, cells, streets: sorted(found.streets) };
}

/** [I18] From the beginning of the window that the signal was first told with. */
export function beginningOf({ since, window }: SignalRow): string {
  return isoTime(parseTime(since) - window * MINUTE);
}

/** [I18] Under which the incident that is declared of it, or takes it in, links cases. */
export function ruleOf(scope: SuggestedScope, from: string): LinkRulePart {
  const { zone, category, topic, cells } = scope;
  const of = (kind: 'district' | 'street') =>
    zone.kind === kind && zone.id !== null ? [zone.id] : [];
  const isAll = category === null && topic === null && zone.kind === 'city';
  return {
    categories: category === null ? [] : [category],
    districts: of('district'),
    streets: of('street'),
    zones: [],
    words: [],
    ...(cells.length > 0 && { cells: [...cells] }),
    ...(topic !== null && { topics: [topic] }),
    ...(isAll && { all: true }),
    from,
    to: null,
  };
}

function isSame(one: SuggestedScope, other: SuggestedScope): boolean {
  const key = ({ zone, category, topic, cells }: SuggestedScope) =>
    JSON.stringify([zone.kind, zone.id, category, topic, cells]);
  return key(one) === key(other);
}

function sorted(codes: readonly string[]): string[] {
  return [...new Set(codes)].toSorted();
}

/** Which of the incidents that are there a suggestion most likely belongs to: those that share matter or place first. */
import type { IncidentRow, LinkRule, LinkRulePart } from '@heed/shared/incidents';
import type { Suggestion } from '@heed/shared/suggestions';

/** What an incident and a suggestion have in common. */
export type Shared = 'both' | 'matter' | 'place' | 'nothing';

export interface NearIncident {
  readonly row: IncidentRow;
  readonly shares: Shared;
}

/** What the lists say of codes. */
export interface NearLists {
  parentOf(category: string): string | null;
  districtOf(place: string): string | null;
  streetsOfZone(zone: string): readonly string[];
}

type Subject = Pick<Suggestion, 'zone' | 'parent' | 'cells' | 'streets' | 'category' | 'topic'>;

const weight: Record<Shared, number> = { both: 3, matter: 2, place: 1, nothing: 0 };

/** Of equals the one with the most cases first. */
export function nearestIncidents(
  suggestion: Subject,
  open: readonly IncidentRow[],
  lists: NearLists,
): NearIncident[] {
  return open
    .map((row) => ({ row, shares: sharedOf(suggestion, row.rule, lists) }))
    .toSorted(
      (one, other) =>
        weight[other.shares] - weight[one.shares] || other.row.linkedCases - one.row.linkedCases,
    );
}

function sharedOf(suggestion: Subject, { also = [], ...own }: LinkRule, lists: NearLists): Shared {
  const shares = [own, ...also].map((part): Shared => {
    const matter = sharesMatter(suggestion, part, lists);
    const place = sharesPlace(suggestion, part, lists);
    if (matter && place) return 'both';
    if (matter) return 'matter';
    return place ? 'place' : 'nothing';
  });
  return shares.toSorted((one, other) => weight[other] - weight[one])[0] ?? 'nothing';
}

/** The same topic, or a category of the same kind. */
function sharesMatter(
  { category, topic }: Subject,
  { categories, topics = [] }: LinkRulePart,
  lists: NearLists,
): boolean {
  const kind = (code: string) => lists.parentOf(code) ?? code;
  if (topic !== null && topics.includes(topic)) return true;
  return category !== null && categories.some((code) => kind(code) === kind(category));
}

/** A cell in common, or a district: what is everywhere shares no place in particular. */
function sharesPlace(
  { zone, parent, cells, streets }: Subject,
  rule: LinkRulePart,
  lists: NearLists,
): boolean {
  if (rule.cells?.some((cell) => cells.includes(cell))) return true;
  const named = zone.kind === 'district' || zone.kind === 'street' ? [zone.id] : [parent];
  const ours = districtsOf([...named.flatMap((code) => code ?? []), ...streets], lists);
  const inZones = rule.zones.flatMap((code) => lists.streetsOfZone(code));
  const theirs = districtsOf([...rule.districts, ...rule.streets, ...inZones], lists);
  return [...ours].some((code) => theirs.has(code));
}

function districtsOf(places: readonly string[], lists: NearLists): Set<string> {
  return new Set(places.map((code) => lists.districtOf(code) ?? code));
}

/** Whether an incident asks already for what a suggestion is about, all over its place. */
import type { LinkRule, LinkRulePart } from '@heed/shared/incidents';
import type { SuggestedScope } from '@heed/shared/suggestions';
import { asksWhat, asksWhere, partsOf } from '../../rules/link-rule';

/** What the lists say of places. */
export interface PlacesOfRules {
  districtOf(code: string): string | undefined;
  streetsOfZone(zone: string): readonly string[];
}

/** [I16] Its category or topic, in all of its place; words alone cover nothing, since nobody knows how many have them. */
export function covers(rule: LinkRule, scope: SuggestedScope, places: PlacesOfRules): boolean {
  return partsOf<LinkRulePart>(rule).some((part) => partCovers(part, scope, places));
}

function partCovers(rule: LinkRulePart, scope: SuggestedScope, places: PlacesOfRules): boolean {
  if (!asksWhat(rule) && !asksWhere(rule)) return rule.all === true;
  const { category, topic } = scope;
  const what =
    !asksWhat(rule) ||
    (category !== null && rule.categories.includes(category)) ||
    (topic !== null && (rule.topics ?? []).includes(topic));
  return rule.to === null && what && (!asksWhere(rule) || coversPlace(rule, scope, places));
}

function coversPlace(
  rule: LinkRulePart,
  { zone, parent, cells, streets }: SuggestedScope,
  places: PlacesOfRules,
): boolean {
  const district = (code: string | null | undefined) =>
    code !== null && code !== undefined && rule.districts.includes(code);
  const street = (code: string) =>
    rule.streets.includes(code) ||
    district(places.districtOf(code)) ||
    rule.zones.some((of) => places.streetsOfZone(of).includes(code));
  if (zone.kind === 'city' || zone.id === null) return false;
  if (zone.kind === 'district') return district(zone.id);
  if (zone.kind === 'street') return street(zone.id);
  const known = new Set(rule.cells);
  if (cells.every((cell) => known.has(cell))) return true;
  return district(parent) || (streets.length > 0 && streets.every(street));
}

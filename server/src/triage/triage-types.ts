/** What triage is compiled from, what it is asked, and what it answers. */
import type { Kind, Urgency } from '@heed/shared/vocabulary';
import type { VulnerableGroup } from '../../data/lexicon/rule';

export interface TriageCategory {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly unitId: string | null;
  readonly retired: boolean;
}

export interface TriagePlace {
  readonly code: string;
  readonly kind: 'district' | 'street' | 'community';
  readonly name: string;
  readonly parent: string | null;
}

/** Coordinates of a GeoJSON MultiPolygon: polygons of rings of [lng, lat], the first ring outside. */
export type MultiPolygon = readonly (readonly (readonly (readonly number[])[])[])[];

export interface TriageBoundary {
  readonly code: string;
  readonly kind: 'district' | 'street';
  readonly polygons: MultiPolygon;
}

export interface TriageReference {
  readonly categories: readonly TriageCategory[];
  readonly places: readonly TriagePlace[];
  readonly boundaries: readonly TriageBoundary[];
}

/** A complaint as far as triage looks at it. */
export interface TriageSubject {
  readonly title?: string | undefined;
  readonly text: string;
  readonly kind?: Kind | undefined;
  /** By code or by name. */
  readonly category?: string | undefined;
  readonly urgency?: Urgency | undefined;
  /** By code or by name, with or without 区, 街道, 镇. */
  readonly district?: string | undefined;
  readonly street?: string | undefined;
  readonly community?: string | undefined;
  readonly address?: string | undefined;
  readonly lng?: number | undefined;
  readonly lat?: number | undefined;
}

/** The question that a rule answers. */
export type TriageAxis = 'category' | 'urgency' | 'place' | 'kind' | 'vulnerable' | 'ask';

/** A rule that fired, and where: UTF-16 units into `title + '\n' + text`, or into the text alone. */
export interface FiredRule {
  readonly axis: TriageAxis;
  readonly rule: string;
  /** Zero, with a length of zero, where the rule read a field and not the text. */
  readonly offset: number;
  readonly length: number;
  readonly lifeSafety: boolean;
}

export interface TriageOutcome {
  readonly category: string | null;
  readonly categoryAlternatives: string[];
  readonly urgency: Urgency;
  readonly kind: Kind | null;
  readonly vulnerable: VulnerableGroup[];
  readonly district: string | null;
  readonly street: string | null;
  /** H3 cell of resolution 8. */
  readonly cell: string | null;
  readonly unitId: string | null;
  readonly fired: FiredRule[];
  readonly lifeSafety: boolean;
}

export interface Triage {
  assess(subject: TriageSubject): TriageOutcome;
}

/** The rule of an answer that somebody gave. */
export const GIVEN = 'GIVEN';

/** A rule that read a field: nothing in the text to point at. */
export function firedByField(axis: TriageAxis, rule: string): FiredRule {
  return { axis, rule, offset: 0, length: 0, lifeSafety: false };
}

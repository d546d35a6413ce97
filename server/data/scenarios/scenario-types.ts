/** What a drill is played from: lists, a script and hands as data, and the story that a seed makes of them. */
import type { Bilingual, BulletinContent, Office } from '@heed/shared/bulletins';
import type { ComplaintInput } from '@heed/shared/complaint';
import type { FigureSeries } from '@heed/shared/figures';
import type { IncidentClass, LinkRule } from '@heed/shared/incidents';
import type { WorkCalendarRow } from '@heed/shared/clocks';
import type { PlaceRow } from '@heed/shared/reference';
import type { ThresholdCode } from '@heed/shared/thresholds';
import type { FollowUpOutcome, Kind, Role, Urgency } from '@heed/shared/vocabulary';
import type { Script } from './script-types';

/** A scenario: pure data. Minutes count from its start, and may have a fraction. */
export interface Scenario {
  readonly code: string;
  readonly title: Bilingual;
  /** Where it plays: the head of the drill's public pages. */
  readonly city: Bilingual;
  readonly summary: Bilingual;
  /** RFC 3339 with the city's offset. */
  readonly startsAt: string;
  readonly minutes: number;
  /** The seed that is played where nobody names one. */
  readonly seed: number;
  /** About how many complaints a story tells in its minutes; the history is not among them. */
  readonly complaints: number;
  readonly lists: ScenarioLists;
  readonly script: Script;
  readonly figures: readonly ScenarioFigure[];
  readonly steps: readonly ScenarioStep[];
  readonly incident: ScenarioIncident;
  /** Prepared bulletins in the order of their publication. */
  readonly bulletins: readonly ScenarioBulletin[];
  readonly servicePoints: readonly ServicePoint[];
}

/** The lists that the drill's realm gets as its own. */
export interface ScenarioLists {
  /** Parents before their children. */
  readonly units: readonly ScenarioUnit[];
  /** The unit code of the dispatch catalogue, by category code; a child without one has its parent's. */
  readonly unitOfCategory: Readonly<Record<string, string>>;
  readonly people: readonly ScenarioPerson[];
  /** Districts, streets and communities, parents before their children. */
  readonly places: readonly PlaceRow[];
  readonly boundary: ScenarioLayer<BoundaryProperties>;
  readonly zones: ScenarioLayer<ZoneProperties>;
  readonly series: readonly FigureSeries[];
  /** What is other than where it is trained, since a drill is short: within the bounds of each. */
  readonly thresholds: readonly ScenarioThreshold[];
  /** Its own working hours and holidays; null goes by those of where it is trained. */
  readonly calendar: Pick<WorkCalendarRow, 'week' | 'days'> | null;
  /** Who speaks for which office. */
  readonly offices: readonly ScenarioOffice[];
}

export interface ScenarioThreshold {
  readonly code: ThresholdCode;
  readonly value: number;
  readonly source: string;
  readonly sourceEn: string;
}

/** Units have no ids before they are stored: a scenario names them by code, the lists by name. */
export interface ScenarioUnit {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly parent: string | null;
  readonly capacity: number;
  readonly taskForce: boolean;
}

export interface ScenarioPerson {
  readonly code: string;
  readonly name: string;
  /** A unit's code. */
  readonly unit: string | null;
  readonly roles: readonly Role[];
  readonly post: Bilingual;
  readonly shift: ScenarioShift;
  /** What they can do, by the codes of the roster. */
  readonly skills: readonly string[];
  /** The invented number under which they are called. */
  readonly phone?: string;
}

/** Times of the day, as a roster writes them; a night shift ends on the next day. */
export interface ScenarioShift {
  readonly name: Bilingual;
  readonly from: string;
  readonly to: string;
}

export interface ScenarioOffice {
  readonly office: Office;
  readonly name: Bilingual;
  /** The person's code who verifies for it. */
  readonly verifier: string;
}

/** GeoJSON in WGS-84: what the boundary desk takes in. */
export interface ScenarioLayer<P> {
  readonly name: string;
  readonly source: string;
  readonly approvalNo: string | null;
  readonly coordinateSystem: 'WGS-84';
  readonly geojson: {
    readonly type: 'FeatureCollection';
    readonly features: readonly ScenarioFeature<P>[];
  };
}

export interface ScenarioFeature<P> {
  readonly type: 'Feature';
  readonly properties: P;
  readonly geometry: {
    readonly type: 'Polygon';
    readonly coordinates: readonly (readonly LngLat[])[];
  };
}

export type LngLat = readonly [lng: number, lat: number];

export interface BoundaryProperties {
  readonly kind: 'district' | 'street';
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

export interface ZoneProperties {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Street codes. */
  readonly streets: readonly string[];
}

/** One value of a series, before the realm and the incident are known. */
export interface ScenarioFigure {
  readonly minute: number;
  readonly name: string;
  readonly value: number;
  readonly unit: string | null;
  readonly source: Office;
  readonly zone: string | null;
}

/** A moment at which the room must act. */
export interface ScenarioStep {
  readonly code: string;
  readonly minute: number;
  readonly title: Bilingual;
  /** What a good room does now. */
  readonly expects: Bilingual;
}

/** What the room is expected to open, ready for the form. */
export interface ScenarioIncident {
  readonly name: string;
  readonly nameEn: string;
  readonly class: IncidentClass;
  readonly summary: string;
  readonly firstKnownMinute: number;
  readonly rule: LinkRule;
  readonly activation: {
    readonly level: number;
    readonly matter: string;
    readonly expectedDuration: string;
    readonly measures: string;
  };
}

export interface ScenarioBulletin {
  readonly code: string;
  /** When it is published; the times inside the content fit this minute. */
  readonly minute: number;
  readonly content: BulletinContent;
}

/** Where people fetch water, or whatever it is that is missing. */
export interface ServicePoint {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly address: string;
  readonly addressEn: string;
  readonly street: string;
  readonly lng: number;
  readonly lat: number;
  /** RFC 3339. */
  readonly until: string;
}

/** What a seed makes of a scenario. */
export interface Story {
  /** Whole days before the start, oldest first; every one historic and closed. */
  readonly history: readonly ComplaintInput[];
  /** In the order of their minutes. */
  readonly complaints: readonly ToldComplaint[];
  readonly figures: readonly ScenarioFigure[];
  /** What the hands will do to a case. The same facts always get the same acts, in order of their minutes. */
  readonly acts: (facts: CaseFacts) => readonly PlannedAct[];
}

export interface ToldComplaint {
  readonly minute: number;
  /** Which voice tells it, for tests and statistics. */
  readonly voice: string;
  readonly input: ComplaintInput;
}

/** A case as far as the hands look at it, known once its first complaint is registered. */
export interface CaseFacts {
  readonly sourceId: string;
  /** When its first complaint came in. */
  readonly minute: number;
  readonly category: string | null;
  readonly urgency: Urgency;
  readonly kind: Kind | null;
  readonly street: string | null;
  /** The code of the unit that the case was handed to at its registration. */
  readonly unit: string | null;
}

/** One act of one person; the player makes a command of it, with the version that holds then. */
export interface PlannedAct {
  readonly minute: number;
  /** A person's code. */
  readonly by: string;
  readonly act: HandAct;
}

export type HandAct =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'dispatch'; readonly unit: string }
  | { readonly kind: 'sign' }
  | { readonly kind: 'claim' }
  | { readonly kind: 'contact'; readonly reached: boolean; readonly note: string }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'approve-reply' }
  | { readonly kind: 'reject-reply'; readonly reason: string }
  | {
      readonly kind: 'follow-up';
      readonly outcome: FollowUpOutcome;
      readonly satisfied?: boolean;
      readonly note: string;
    }
  | { readonly kind: 'escalate'; readonly reason: string }
  | { readonly kind: 'remind'; readonly note: string };

/** What there is to tell of a bulletin, frozen when its event was read: the same at every try. */
import type { Bilingual, BulletinKind, BulletinSection } from '@heed/shared/bulletins';

export interface Notice {
  readonly occasion: 'published' | 'corrected' | 'retracted';
  readonly incidentId: string;
  readonly bulletinId: string;
  readonly year: number;
  readonly number: number;
  readonly kind: BulletinKind;
  readonly title: Bilingual;
  readonly issuer: Bilingual;
  readonly lead: Bilingual;
  readonly sections: Readonly<Record<BulletinSection, readonly Bilingual[]>>;
  readonly help: readonly { readonly label: Bilingual; readonly number: string }[];
  readonly correction: {
    readonly wrong: Bilingual;
    readonly right: Bilingual;
    readonly reason: Bilingual;
  } | null;
  /** The published one that it corrects or updates. */
  readonly replaces: {
    readonly bulletinId: string;
    readonly year: number;
    readonly number: number;
  } | null;
  /** Why it was taken back, as the public is told. */
  readonly retractedBecause: Bilingual | null;
  /** When what it tells of happened. */
  readonly at: string;
  readonly publishedAt: string;
  readonly nextUpdateAt: string | null;
}

/** How messages of a deployment name themselves: its public address, and the zone of its clocks. */
export interface MessageFrame {
  readonly origin: string;
  readonly timeZone: string;
}

/** `2026-5`, as addresses have it. */
export function numberOf({ year, number }: Pick<Notice, 'year' | 'number'>): string {
  return `${year}-${number}`;
}

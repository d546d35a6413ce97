/** The triage rules compiled over today's lists of each realm, replaced whole when a list changes. */
import { Injectable } from '@nestjs/common';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { compileTriage, type Triage, type TriageReference } from '../triage/triage';

export interface BookUnit {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly retired: boolean;
}

/** What holds in one realm. */
export interface RealmBook {
  readonly triage: Triage;
  /** A unit by id or by name; undefined where the lists don't know it. */
  unit(idOrName: string): string | undefined;
}

@Injectable()
export class TriageBook {
  private readonly realms = new Map<Realm, RealmBook>();

  replace(reference: TriageReference, units: readonly BookUnit[], realm: Realm = REAL): void {
    const live = units.filter(({ retired }) => !retired);
    const byName = new Map(
      live.flatMap(({ id, name, nameEn }) => [
        [id, id],
        [name, id],
        ...(nameEn ? [[nameEn, id] as [string, string]] : []),
      ]),
    );
    const triage = compileTriage(reference);
    this.realms.set(realm, { triage, unit: (idOrName) => byName.get(idOrName) });
  }

  /** The book of a realm, or the real one where it has none of its own. */
  of(realm: Realm): RealmBook {
    const book = this.realms.get(realm) ?? this.realms.get(REAL);
    if (!book) throw new Error('the lists are loaded before the doors open');
    return book;
  }
}

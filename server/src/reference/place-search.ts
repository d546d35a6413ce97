/** Finds places while somebody types: by name, by the initials of its pinyin, by code. */
import { Injectable } from '@nestjs/common';
import type { PlaceKind, PlaceRow, PlaceSuggestion } from '@heed/shared/reference';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { ReferenceLists } from './reference-lists';

const MOST = 12;

interface Found extends PlaceRow {
  readonly above: readonly { readonly code: string | null; readonly kind: PlaceKind | null }[];
}

@Injectable()
export class PlaceSearch {
  constructor(
    private readonly database: Database,
    private readonly lists: ReferenceLists,
  ) {}

  /** At most twelve, what fits best first, districts before streets before the rest. */
  async find(text: string, realm: Realm = REAL): Promise<PlaceSuggestion[]> {
    const name = text.normalize('NFKC').trim().toLowerCase();
    if (name === '') return [];
    const initials = name.replaceAll(/\s/g, '');
    const rows = await this.database.query<Found>(
      placeSearchSql,
      [
        name,
        `${escaped(name)}%`,
        `%${escaped(name)}%`,
        `${escaped(initials)}%`,
        MOST,
        this.lists.of(realm).realm,
        ...termsOf(name, initials),
      ],
      'reference-places',
    );
    return rows.map(({ above, ...place }) => {
      const chain = [place, ...above];
      const codeOf = (kind: PlaceKind) => chain.find((each) => each.kind === kind)?.code ?? null;
      return { ...place, district: codeOf('district'), street: codeOf('street') };
    });
  }
}

/** Typed signs are themselves, not patterns. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** The longest beginning of initials that the index holds. */
const MOST_INITIALS = 8;

/** What the index is asked for: the terms of a name, of initials, of a code, as the database makes them. */
export function termsOf(name: string, initials: string): [string[], string[], string[]] {
  const signs = Array.from(name);
  const pairs = signs.slice(1).map((sign, before) => `${signs[before] ?? ''}${sign}`);
  const start = Array.from(initials).slice(0, MOST_INITIALS).join('');
  return [pairs.length > 0 ? pairs : [`^${name}`], [`@${start}`], [`=${name}`]];
}

/** One sign alone finds the names that begin with it: almost every street has a 路 in it somewhere. */
export const placeSearchSql = `
  with found as (
    select *, case
        when lower(code) = $1 or lower(name) = $1 then 0
        when lower(name) like $2 or lower(name_en) like $2 then 1
        when exists (select 1 from unnest(initials) i where i like $4) then 2
        else 3
      end as rank
    from place
    where realm = $6 and (
      place_terms(name, name_en, code, initials) @> $7::text[]
        and (lower(name) like $3 or lower(name_en) like $3)
      or place_terms(name, name_en, code, initials) @> $8::text[]
        and exists (select 1 from unnest(initials) i where i like $4)
      or place_terms(name, name_en, code, initials) @> $9::text[] and lower(code) = $1)
    order by rank, array_position(array['district', 'street', 'community', 'address'], kind),
      length(name), name, code
    limit $5
  )
  select f.code, f.kind, f.name, f.name_en as "nameEn", f.parent, f.lng, f.lat,
    json_build_array(
      json_build_object('code', a.code, 'kind', a.kind),
      json_build_object('code', b.code, 'kind', b.kind),
      json_build_object('code', c.code, 'kind', c.kind)) as above
  from found f
    left join place a on a.code = f.parent and a.realm = f.realm
    left join place b on b.code = a.parent and b.realm = f.realm
    left join place c on c.code = b.parent and c.realm = f.realm
  order by f.rank, array_position(array['district', 'street', 'community', 'address'], f.kind),
    length(f.name), f.name, f.code`;

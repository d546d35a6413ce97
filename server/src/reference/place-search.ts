/** Finds places while somebody types: by name, by the initials of its pinyin, by code. */
import { Injectable } from '@nestjs/common';
import type { PlaceKind, PlaceRow, PlaceSuggestion } from '@heed/shared/reference';
import { Database } from '../kernel/database/database';

const MOST = 12;

interface Found extends PlaceRow {
  readonly above: readonly { readonly code: string | null; readonly kind: PlaceKind | null }[];
}

@Injectable()
export class PlaceSearch {
  constructor(private readonly database: Database) {}

  /** At most twelve, what fits best first, districts before streets before the rest. */
  async find(text: string): Promise<PlaceSuggestion[]> {
    const name = text.normalize('NFKC').trim().toLowerCase();
    if (name === '') return [];
    const initials = name.replaceAll(/\s/g, '');
    const rows = await this.database.query<Found>(
      search,
      [name, `${escaped(name)}%`, `%${escaped(name)}%`, `${escaped(initials)}%`, MOST],
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

const search = `
  with found as (
    select *, case
        when lower(code) = $1 or lower(name) = $1 then 0
        when lower(name) like $2 or lower(name_en) like $2 then 1
        when exists (select 1 from unnest(initials) i where i like $4) then 2
        else 3
      end as rank
    from place
    where lower(code) = $1 or lower(name) like $3 or lower(name_en) like $3
      or exists (select 1 from unnest(initials) i where i like $4)
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
    left join place a on a.code = f.parent
    left join place b on b.code = a.parent
    left join place c on c.code = b.parent
  order by f.rank, array_position(array['district', 'street', 'community', 'address'], f.kind),
    length(f.name), f.name, f.code`;

/** An index by which places are found while somebody types: by any two signs of a name, by initials, by code. */
export const placeSearchSql = [
  `create function text_bigrams(words text) returns text[]
   language sql immutable strict parallel safe
   return array(select substr(words, at, 2) from generate_series(1, length(words) - 1) at)`,

  // ^ the first sign of a name, @ the beginnings of its initials, = the code.
  `create function place_terms(name text, name_en text, code text, initials text[]) returns text[]
   language sql immutable parallel safe
   return array(
     select unnest(text_bigrams(lower(name)))
     union select unnest(text_bigrams(lower(name_en)))
     union select '^' || left(lower(name), 1)
     union select '^' || left(lower(name_en), 1) where name_en <> ''
     union select '=' || lower(code)
     union select '@' || left(initial, size)
       from unnest(initials) initial, generate_series(1, least(length(initial), 8)) size)`,
  `create index place_found on place using gin (place_terms(name, name_en, code, initials))`,
];

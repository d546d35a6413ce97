/**
 * What the rates say of each case as far as the case alone decides it, in narrow rows: to ask a million
 * records and the journal at each count would take longer than a statement may. Derived: emptied, or
 * once a rate means something else, it is made anew.
 */
import type { PoolClient } from 'pg';
import { RateName } from '@heed/shared/rate-names';
import { needHere } from '../journal/parts/away';
import { queryWith, type Database } from '../kernel/database/database';
import { sha256Hex } from '../kernel/seal/digest';
import { closedLate, settledVerdict, unsettledRates } from './rates-defined';
import { rateFacts } from './rates-facts';

/** Positions that are read in one go: well within what a statement may take. */
const CHUNK = 4_000;
/** And that one request reads on at most: what is behind farther is read meanwhile. */
const CHUNKS_AT_ONCE = 16;

/** As `cases` calls them, so that the list's own filters hold over these rows too. */
const copied =
  `id, realm, received_at, contacted_at, closed_at, due_at, handle_due_at, person_id, unit_id,
  holder_id, urgency, historic, state, kind, channel, category, district, street, marks,
  assisting_unit_ids, accused_unit_ids`.split(/,\s*/);

const own = ['contact_due', 'closed_late', 'said', 'asks'];

/** Verdicts in the order of the rates, with commas between; a bit of `asks` for each that waits. */
const verdicts = `(
  select array_to_string(s.said, ',') as said, ${bits()} as asks
  from (select array[${RateName.options.map(settledVerdict).join(', ')}] as said offset 0) s) v`;

function bits(): string {
  const one = (name: RateName, bit: number) =>
    `case when s.said[${RateName.options.indexOf(name) + 1}] = '?' then ${2 ** bit} else 0 end`;
  return `(${unsettledRates.map(one).join(' + ')})::smallint`;
}

/** A case whose turns are set apart keeps what was said of it while they were here. */
const here = `not exists (
    select 1 from journal_part p where p.state = 'away' and p.to_position >
      (select k.position from complaint k where k.complaint_id = c.first_complaint_id))`;

/**
 * With a case all others of its person: whether there are several of a category is said of each.
 * Each `offset 0` has few rows looked up by index, where statistics are old too.
 */
const ratedOf = (from: string, to: string, only: string) => `
  select ${copied.map((column) => `c.${column}`).join(', ')}, f.contact_due,
    coalesce(${closedLate('c')}, false), v.said, v.asks
  from (select distinct o.person_id from journal j
      cross join lateral (select person_id from cases where id = j.case_id offset 0) o
      where j.position > ${from} and j.position <= ${to}${only}) changed
    cross join lateral (select * from cases where person_id = changed.person_id offset 0) c
    cross join lateral ${rateFacts} cross join lateral ${verdicts}
  where ${here}`;

/** One chunk: whoever else reads on waits at the head's row, and finds the chunk read. */
const readOnOf = (only: string) => `with head as (select position from case_rated_head for update),
  span as (select position as from_position, least($1, position + $2) as to_position from head),
  read as (
    insert into case_rated (${[...copied, ...own].join(', ')})
    ${ratedOf('(select from_position from span)', '(select to_position from span)', only)}
    on conflict (id) do update set
      ${[...copied.slice(1), ...own].map((column) => `${column} = excluded.${column}`).join(', ')}
  )
  update case_rated_head h set position = greatest(h.position, span.to_position) from span
  returning h.position`;

/** What is told of a case, a quarter of all entries in a flood, leaves it as it stands. */
const readOn = readOnOf(` and j.type not in ('rung-acted', 'field-revealed')`);

/** Of what the rates mean, whichever entries make a case be looked at again. */
const DEFINITION = sha256Hex(readOnOf(''));

type Reads = Pick<Database, 'query' | 'transaction'>;

/** So many chunks at most, well within what a request may take; false where that isn't up to the position. */
export async function readOnRated(
  database: Reads,
  position: number,
  most = CHUNKS_AT_ONCE,
): Promise<boolean> {
  for (let chunk = 0; chunk < most; chunk += 1) {
    if ((await readChunkOfRated(database, position)) >= position) return true;
  }
  return false;
}

/** Reads on by one chunk; answers how far that is. */
export async function readChunkOfRated(
  database: Reads,
  position: number,
  chunk = CHUNK,
): Promise<number> {
  const [known] = await database.query<{ position: number; definition: string }>(
    'select position, definition from case_rated_head',
  );
  if (known?.definition !== DEFINITION) {
    await needHere(database, {});
    await forgetRated(database);
  } else if (known.position >= position) return position;
  const [next] = await database.query<{ position: number }>(readOn, [position, chunk]);
  return next?.position ?? position;
}

/** The next count reads the journal from its beginning. */
export async function forgetRated(database: Reads): Promise<void> {
  await database.transaction(async (client: PoolClient) => {
    const text = 'update case_rated_head set position = 0, definition = $1';
    await queryWith(client, text, [DEFINITION]);
    await queryWith(client, 'truncate case_rated');
  });
}

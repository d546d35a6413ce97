/** Runs `week-audit.sql` over a test's own database: each question asks for what must not be there. */
import { readFileSync } from 'node:fs';
import type { Database } from '../src/kernel/database/database';
import { questionsIn } from './drill-audit';

const text = readFileSync(new URL('week-audit.sql', import.meta.url), 'utf8');
const tables = text.slice(0, text.indexOf('-- ['));

/**
 * What was found, by question; nothing under each where all is well. `spoiled` changes the audit's own
 * tables before it is asked, and nothing else.
 */
export async function auditWeek(
  database: Database,
  spoiled: string | null = null,
): Promise<Record<string, unknown[]>> {
  return database.transaction(async (client) => {
    await client.query(tables);
    if (spoiled !== null) await client.query(spoiled);
    const found: Record<string, unknown[]> = {};
    for (const [name, question] of questionsIn(text)) {
      found[name] = (await client.query<object>(question)).rows;
    }
    return found;
  });
}

const later = (measure: string) =>
  `update set_clocks set due = due + interval '1 minute' where measure = '${measure}'`;

/** By the beginning of each question what it has to find: a week that went wrong there. */
export const spoils: Readonly<Record<string, string>> = {
  'there is something to audit': `delete from said where type = 'return-decided'`,
  'positions are dense': `delete from said where position = 100`,
  'versions are dense': `update steps set n = n + 1 where type = 'case-signed'`,
  'no case is in two states': `update steps set after = after || '{"state": "claimed"}' where newest`,
  'in minutes a clock': later('minutes'),
  'in workdays a clock': later('workdays'),
  'in calendar days a clock': later('calendar-days'),
  'in working minutes a clock': later('work-minutes'),
  'every limit that was counted': `update set_clocks set measure = 'moons' where kind = 'audit'`,
  'whoever holds a case': `update steps set after = after || '{"unitId": "another"}'`,
  'no accused unit': `update steps set after = after
    || jsonb_build_object('accusedUnitIds', jsonb_build_array(after ->> 'unitId'))`,
  'every case that ended': `update steps set d = d - 'sealId' where type = 'case-closed'`,
  'a case is returned once': `update steps set type = 'return-requested' where type = 'return-escalated'`,
  'nobody decides what they asked': `update steps set actor = '{"id": "one"}'`,
  'nothing happens to a case after': `update steps set type = 'case-archived' where n = 1`,
  'what a reopened or moved case': `update set_clocks set started = started + interval '1 hour'`,
  'no rung is acted on twice': `insert into said
    select position + 1000000, realm, type, actor, at, d from said where type = 'rung-acted'`,
  'no rung comes before its time': `update said set at = at - interval '30 days'`,
  'each word that the journal': `update said set d = d || '{"sealId": "none"}' where type = 'case-noted'`,
  'and of a case under': `update steps set after = after || '{"personId": "another"}'`,
  'a case is in one cluster': `update said set type = 'case-joined-cluster' where type = 'case-left-cluster'`,
  'the lists hold as many': `delete from said where type = 'complaint-registered'`,
};

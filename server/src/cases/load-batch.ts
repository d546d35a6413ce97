/** Everything that a batch of writes has to know, in a handful of queries at most. */
import { Database } from '../kernel/database/database';
import { BatchFacts, type KnownComplaint, type KnownRequest } from './batch-facts';
import type { CaseRecord } from './case-record';
import { loadCases, loadOpenCasesOf } from './case-rows';
import { linkLore } from './link-facts';
import { People } from './people';
import type { Write } from './planning';
import type { PreparedComplaint } from './prepared';
import { waitingMembers } from './waiting-members';

export async function loadBatch(
  database: Database,
  people: People,
  writes: readonly Write[],
): Promise<BatchFacts> {
  const registrations = writes.flatMap((w) => (w.kind === 'register' ? [w.complaint] : []));
  const commands = writes.flatMap((w) => (w.kind === 'command' ? [w] : []));
  const complaints = await knownComplaints(database, registrations);
  const known = await people.find(registrations.flatMap(({ indexes }) => indexes));
  const foundIds = [...new Set([...known.values()].map(({ id }) => id))];
  const openCases = groupByPerson(await loadOpenCasesOf(database, foundIds));
  const requests = await knownRequests(
    database,
    commands.map(({ requestKey }) => requestKey),
  );
  const caseIds = [
    ...commands.map(({ request }) => request.caseId),
    ...[...complaints.values()].map(({ caseId }) => caseId),
  ];
  const records = await loadCases(database, caseIds);
  const personIds = [
    ...[...records.values()].map(({ personId }) => personId),
    ...[...complaints.values()].map(({ personId }) => personId),
  ];
  const unlocked = await people.unlock([...new Set(personIds)]);
  const links = await linkLore(database, writes);
  const waiting = await waitingMembers(database, writes);
  return new BatchFacts({
    complaints,
    requests,
    people: known,
    records,
    openCases,
    unlocked,
    links,
    waiting,
  });
}

async function knownComplaints(
  database: Database,
  registrations: readonly PreparedComplaint[],
): Promise<Map<string, KnownComplaint>> {
  const keys = registrations.flatMap(({ request }) => (request ? [request.key] : []));
  if (keys.length === 0) return new Map();
  const rows = await database.query<KnownComplaint & { key: string }>(
    `select encode(request_key, 'hex') as key, complaint_id as "complaintId", case_id as "caseId",
            person_id as "personId", position, encode(request_digest, 'hex') as "requestDigest",
            encode(source_digest, 'hex') as "sourceDigest"
     from complaint
     where request_key = any (select decode(h, 'hex') from unnest($1::text[]) h)`,
    [keys],
    'complaints-known',
  );
  return new Map(rows.map(({ key, ...known }) => [key, known]));
}

async function knownRequests(
  database: Database,
  keys: readonly string[],
): Promise<Map<string, KnownRequest>> {
  if (keys.length === 0) return new Map();
  const rows = await database.query<KnownRequest & { key: string }>(
    `select encode(request_key, 'hex') as key, encode(request_digest, 'hex') as digest, position
     from request where request_key = any (select decode(h, 'hex') from unnest($1::text[]) h)`,
    [keys],
    'requests-known',
  );
  return new Map(rows.map(({ key, ...known }) => [key, known]));
}

function groupByPerson(records: readonly CaseRecord[]): Map<string, CaseRecord[]> {
  const groups = new Map<string, CaseRecord[]>();
  for (const record of records) {
    groups.set(record.personId, [...(groups.get(record.personId) ?? []), record]);
  }
  return groups;
}

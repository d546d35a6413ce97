/** What linking cases to incidents has to know: the incidents named, and what was said of the cases before. */
import { asksIn } from '../journal/events/asks';
import { decodeEntry } from '../journal/entry-codec';
import type { EventData, Heard, JournalEntry } from '../journal/events';
import { progressAfter } from '../journal/events/case-progress';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { NO_LORE, type CaseLore, type LinkLore } from './link-lore';
import type { Write } from './planning';
import type { KnownIncident } from './rules/situation';

const NOTHING: LinkLore = { incidents: new Map(), lore: new Map() };

/** Asks the database only where a write of the batch names an incident. */
export async function linkLore(database: Database, writes: readonly Write[]): Promise<LinkLore> {
  const incidentIds = writes.map(incidentOf).filter((id) => id !== null && isId(id));
  if (incidentIds.length === 0) return NOTHING;
  const caseIds = writes.flatMap((write) =>
    write.kind === 'command' && 'incidentId' in write.request.command ? [write.request.caseId] : [],
  );
  const [incidents, lore] = await Promise.all([
    knownIncidents(database, incidentIds),
    loreOf(database, caseIds),
  ]);
  return { incidents, lore };
}

function incidentOf(write: Write): string | null {
  if (write.kind === 'register') return write.complaint.incidentId;
  const { command } = write.request;
  return 'incidentId' in command ? command.incidentId : null;
}

async function knownIncidents(
  database: Database,
  ids: readonly (string | null)[],
): Promise<Map<string, KnownIncident>> {
  const rows = await database.query<KnownIncident & { id: string }>(
    `select id, realm, state not in ('stood_down', 'reviewed') as open
     from incident where id = any ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, ...known }) => [id, known]));
}

/** What the journal has of each case, in the order in which it was said. */
async function loreOf(
  database: Database,
  caseIds: readonly string[],
): Promise<Map<string, CaseLore>> {
  const lore = new Map<string, CaseLore>();
  if (caseIds.length === 0) return lore;
  const rows = await database.query<{ position: number; entry: string }>(
    'select position, entry from journal where case_id = any ($1::uuid[]) order by position',
    [caseIds],
  );
  for (const { position, entry } of rows) {
    const told = decodeEntry(position, entry);
    if (!('after' in told.data)) continue;
    const { caseId } = told.data;
    lore.set(caseId, loreAfter(lore.get(caseId) ?? NO_LORE, told));
  }
  return lore;
}

/** What a person corrected holds for all that was said before. */
function loreAfter({ heard, progress }: CaseLore, entry: JournalEntry): CaseLore {
  const { type, data } = entry;
  const all = (part: Partial<Heard>) => heard.map((each) => ({ ...each, ...part }));
  const next = { heard, progress: progressAfter(progress, entry) };
  switch (type) {
    case 'complaint-registered':
      return { ...next, heard: [...heard, heardIn(data)] };
    case 'category-set':
      return { ...next, heard: all({ category: data.to }) };
    case 'urgency-set':
      return { ...next, heard: all({ urgency: data.to }) };
    case 'place-set':
      return { ...next, heard: all({ district: data.district, street: data.street }) };
    case 'case-undone':
      return { ...next, heard: all(takenBack(data)) };
    default:
      return next;
  }
}

/** [C45] Where a correction is taken back, what was said stands as it did. */
function takenBack({ undone, after }: EventData<'case-undone'>): Partial<Heard> {
  const { category, urgency, district, street } = after;
  if (undone === 'category-set') return { category };
  if (undone === 'urgency-set') return { urgency };
  return undone === 'place-set' ? { district, street } : {};
}

function heardIn(data: EventData<'complaint-registered'>): Heard {
  const { receivedAt, channel, personId, category, street, district, cell, urgency, opened } = data;
  const what = { category, urgency, opened, asks: asksIn(data.fired) };
  return { receivedAt, channel, personId, street, district, cell, ...what };
}

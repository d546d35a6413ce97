/** The desks of bulletins and promises over a test's database, and short ways to what tests need. */
import { randomUUID } from 'node:crypto';
import type { BulletinCommand } from '@heed/shared/bulletin-commands';
import type { BulletinContent } from '@heed/shared/bulletins';
import { BulletinDesk } from '../src/bulletins/bulletin-desk';
import { BulletinReader } from '../src/bulletins/bulletin-reader';
import type { BulletinActor, BulletinRecord } from '../src/bulletins/bulletin-record';
import { loadBulletin } from '../src/bulletins/bulletin-rows';
import { LiveNumbers } from '../src/bulletins/numbers/live-numbers';
import { PromiseDesk } from '../src/bulletins/promise-desk';
import { PublishedBulletins } from '../src/bulletins/published';
import { DeskWriter } from '../src/journal/desk-writer';
import { Journal } from '../src/journal/journal';
import type { Clock } from '../src/kernel/clock';
import { RealmClock } from '../src/kernel/realm-clock';
import { orThrow } from '../src/kernel/refusal';
import { NOW, people, soundReport } from './bulletin-builders';
import { FakeClock } from './fake-clock';
import { lead, makeIncidentDesks, opening } from './incident-builders';
import type { TestDatabase } from './pg';
import type { Act } from './bulletin-story';

const env = { timeZone: 'Asia/Shanghai' };

/** Each call stands for a node of its own over the same database. */
export function makeBulletinDesks(
  { database }: Pick<TestDatabase, 'database'>,
  wall: Clock = new FakeClock(Date.parse(NOW)),
) {
  const journal = new Journal(database);
  const clock = new RealmClock(wall);
  const writer = new DeskWriter(database, journal, clock);
  const desk = new BulletinDesk(database, writer, env);
  return {
    journal,
    desk,
    reader: new BulletinReader(
      database,
      new LiveNumbers(database, journal, clock, env),
      clock,
      env,
    ),
    promises: new PromiseDesk(database, writer, clock),
    published: new PublishedBulletins(database, clock),
    /** The record as it stands. */
    record: async (id: string): Promise<BulletinRecord> => {
      const record = await loadBulletin(database, id);
      if (!record) throw new Error(`there is no bulletin ${id}`);
      return record;
    },
    /** A command on the version that stands, or on the one given. */
    act: async (id: string, actor: BulletinActor, act: Act, version?: number) => {
      const expectedVersion = version ?? (await loadBulletin(database, id))?.version ?? 1;
      const command = { ...act, expectedVersion, requestId: randomUUID() } as BulletinCommand;
      return desk.command(id, command, actor);
    },
  };
}

export type BulletinDesks = ReturnType<typeof makeBulletinDesks>;

/** An incident to tell about. */
export async function anIncident(database: TestDatabase, realm = 'real'): Promise<string> {
  const { incidents } = makeIncidentDesks(database);
  return orThrow(await incidents.open({ ...opening(), realm }, lead)).incident.id;
}

/** A draft with a content of its own. */
export async function aDraft(
  { desk }: BulletinDesks,
  incidentId: string,
  content: BulletinContent = soundReport(),
): Promise<string> {
  const input = { kind: content.kind, requestId: randomUUID(), content };
  return orThrow(await desk.draft(incidentId, input, people.lin)).subjectId;
}

/** A bulletin that waits for its publication. */
export async function anApproved(
  desks: BulletinDesks,
  incidentId: string,
  content?: BulletinContent,
): Promise<string> {
  const id = await aDraft(desks, incidentId, content);
  orThrow(await desks.act(id, people.lin, { kind: 'submit' }));
  orThrow(await desks.act(id, people.zhou, { kind: 'verify-facts' }));
  orThrow(await desks.act(id, people.chen, { kind: 'approve' }));
  return id;
}

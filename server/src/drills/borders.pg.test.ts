import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { LATER, people } from '../../test/bulletin-builders';
import { anApproved, makeBulletinDesks, type BulletinDesks } from '../../test/bulletin-desks';
import { DrillHouse, LEADER } from '../../test/drill-house';
import { FakeClock } from '../../test/fake-clock';
import { lead, makeIncidentDesks, opening } from '../../test/incident-builders';
import { useDatabase } from '../../test/pg';
import type { DrillRow } from '@heed/shared/drills';
import { Refusal, isRefusal, orThrow } from '../kernel/refusal';

const database = useDatabase();
const wall = new FakeClock(Date.parse('2026-11-25T02:00:00.000Z'));

/** One realm's incident, and what belongs to it. */
interface Side {
  readonly incidentId: string;
  readonly bulletinId: string;
  readonly caseId: string;
}

let house: DrillHouse;
let incidents: ReturnType<typeof makeIncidentDesks>;
let bulletins: BulletinDesks;
let drill: DrillRow;
let real: Side;
let played: Side;

beforeAll(async () => {
  house = await DrillHouse.open(database(), wall);
  drill = await house.running();
  incidents = makeIncidentDesks(database(), house.realms);
  await incidents.lists.refresh();
  bulletins = makeBulletinDesks(database());
  real = await side('real');
  played = await side(drill.realm);
});

async function side(realm: string): Promise<Side> {
  const ask = { ...openingOf(realm), realm };
  const incidentId = orThrow(await incidents.incidents.open(ask, lead)).incident.id;
  const input = { channel: 'phone', text: '路口的井盖松了。', realm } as const;
  const { receipt } = orThrow(await house.intake.register(input, { actor: LEADER }));
  const bulletinId = await anApproved(bulletins, incidentId);
  return { incidentId, bulletinId, caseId: receipt.caseId };
}

function openingOf(realm: string, part: { streets?: string[] } = {}) {
  const firstKnownAt = drill.beginsAt;
  const rule = { ...opening().rule, from: drill.beginsAt, ...part };
  return opening({ realm, firstKnownAt, rule });
}

const complaint = (part: object) =>
  house.intake.register({ channel: 'phone', text: '有异味', ...part }, { actor: LEADER });

const figure = (part: object) => {
  const input = { name: 'turbidity', value: 0.8, source: 'water', at: drill.beginsAt, ...part };
  return incidents.figures.set(input, lead, null);
};

function link(caseId: string, incidentId: string) {
  const command = {
    kind: 'link-incident',
    incidentId,
    reason: '同一水厂',
    expectedVersion: 1,
    requestId: randomUUID(),
  } as const;
  const units = { unitId: null, unitIds: [], leader: true };
  const actor = { kind: 'account', id: LEADER.id ?? '', ...units } as const;
  return house.caseDesk.command({ caseId, command, actor });
}

function draft(incidentId: string, basedOn: string) {
  const input = { kind: 'progress', basedOn, requestId: randomUUID() } as const;
  return bulletins.desk.draft(incidentId, input, people.lin);
}

function promise(part: object) {
  const text = { zh: '16时公布水质', en: 'Water results by 16:00' };
  const asked = { incidentId: real.incidentId, text, owner: '方磊', dueAt: LATER };
  return bulletins.promises.make({ ...asked, requestId: randomUUID(), ...part }, people.lin);
}

const lists = () => house.lists.of(drill.realm).state;
const nobodys = 'drill-nobodys';

const crossings: readonly [string, () => Promise<unknown>, string][] = [
  ['a complaint to a drill that nobody opened', () => complaint({ realm: nobodys }), 'realm'],
  ['a figure to a drill that nobody opened', () => figure({ realm: nobodys }), 'realm'],
  [
    'a real complaint to a drill’s incident',
    () => complaint({ incidentId: played.incidentId }),
    'incidentId',
  ],
  [
    'a drill’s complaint to a real incident',
    () => complaint({ realm: drill.realm, incidentId: real.incidentId }),
    'incidentId',
  ],
  [
    'a real figure to a drill’s incident',
    () => figure({ incidentId: played.incidentId }),
    'incidentId',
  ],
  [
    'a drill’s figure to a real incident',
    () => figure({ realm: drill.realm, incidentId: real.incidentId }),
    'incidentId',
  ],
  ['a real figure to a drill’s zone', () => figure({ zone: lists().zones[0]?.code }), 'zone'],
  ['a real case to a drill’s incident', () => link(real.caseId, played.incidentId), 'incidentId'],
  ['a drill’s case to a real incident', () => link(played.caseId, real.incidentId), 'incidentId'],
  [
    'a real incident’s rule over a drill’s streets',
    () => {
      const street = lists().places.find(({ kind }) => kind === 'street');
      const ask = openingOf('real', { streets: [street?.code ?? ''] });
      return incidents.incidents.open(ask, lead);
    },
    'rule.streets.0',
  ],
  [
    'a real draft that goes on from a drill’s bulletin',
    () => draft(real.incidentId, played.bulletinId),
    'basedOn',
  ],
  [
    'a drill’s draft that goes on from a real bulletin',
    () => draft(played.incidentId, real.bulletinId),
    'basedOn',
  ],
  [
    'a real promise made in a drill’s bulletin',
    () => promise({ bulletinId: played.bulletinId }),
    'bulletinId',
  ],
  [
    'a real promise that a drill’s unit answers for',
    () => promise({ ownerUnitId: lists().units[0]?.id }),
    'ownerUnitId',
  ],
];

test.each(crossings)(
  '%s is refused by its field, and nothing is written',
  async (_what, cross, path) => {
    const before = await incidents.journal.head();
    const answer = await cross();
    expect(isRefusal(answer)).toBe(true);
    expect((answer as Refusal).extra.details?.map((detail) => detail.path)).toEqual([path]);
    expect(await incidents.journal.head()).toBe(before);
  },
);

test('an ended drill takes in neither complaints nor figures', async () => {
  const ended = await house.opened();
  orThrow(await house.desk.command(ended.id, { kind: 'end' }, LEADER));
  const { realm } = ended;
  for (const answer of [await complaint({ realm }), await figure({ realm })]) {
    expect(answer).toMatchObject({
      error: 'illegal-state',
      extra: { details: [{ path: 'realm', message: 'drill-ended' }] },
    });
  }
});

test('a drill’s own unit answers for a promise of the drill', async () => {
  const ownerUnitId = lists().units[0]?.id;
  const made = await promise({ incidentId: played.incidentId, ownerUnitId });
  expect(orThrow(made).promise).toMatchObject({ realm: drill.realm, ownerUnitId });
});

test('whoever works with a drill is named in its lists, also who came after it was opened', async () => {
  const id = randomUUID();
  await database().database.query(
    `insert into account (realm, id, account, name, roles, password_hash, created_at)
     values ('real', $1, 'late', '何晚', '{duty-leader}', 'x', now())`,
    [id],
  );
  await database().database.query(
    "update reference_version set version = version + 1 where realm = 'real'",
  );
  await house.lists.refresh();
  expect(house.lists.of(drill.realm).member(id)).toMatchObject({ name: '何晚', unitId: null });
  expect(lists().members.length).toBeGreaterThan(house.lists.of('real').state.members.length);
});

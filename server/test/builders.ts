/** Things to test with: a desk over the file's database, complaints ready to be written. */
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { CaseDesk } from '../src/cases/case-desk';
import type { PersonIndex, PreparedComplaint, RequestIdentity } from '../src/cases/prepared';
import { CasePolicy } from '../src/cases/policy';
import { Journal } from '../src/journal/journal';
import { Clock } from '../src/kernel/clock';
import { RealmClock } from '../src/kernel/realm-clock';
import { newId } from '../src/kernel/ids';
import { KeyStore } from '../src/kernel/seal/key-store';
import { Sealer } from '../src/kernel/seal/sealer';
import { directory, people, type Ask, type Person } from './case-story';
import type { TestDatabase } from './pg';

export interface Desk {
  readonly desk: CaseDesk;
  readonly sealer: Sealer;
  readonly keys: KeyStore;
  /** A complaint ready to be written; a phone makes the person known again. */
  readonly prepare: (part?: Partial<PreparedComplaint> & { phone?: string }) => PreparedComplaint;
  readonly command: (
    who: Person,
    caseId: string,
    ask: Ask & { expectedVersion: number; requestId?: string },
  ) => ReturnType<CaseDesk['command']>;
}

export function makeDesk(
  { database, folder }: TestDatabase,
  clock: RealmClock = new RealmClock(new Clock()),
  policy: CasePolicy = new CasePolicy({ of: () => directory }, 'Asia/Shanghai'),
  journal: Journal = new Journal(database),
): Desk {
  const keys = new KeyStore(join(folder, 'keys'));
  const sealer = new Sealer(keys);
  const desk = new CaseDesk(journal, sealer, clock, policy);
  return {
    desk,
    sealer,
    keys,
    prepare: ({ phone, ...part } = {}) => ({ ...blankComplaint(sealer, phone), ...part }),
    command: (who, caseId, ask) =>
      desk.command({
        caseId,
        actor: people[who],
        command: { requestId: randomUUID(), ...ask },
      }),
  };
}

function blankComplaint(sealer: Sealer, phone: string | undefined): PreparedComplaint {
  const now = new Date();
  const scopeId = sealer.scopeOf('real', now.getTime());
  const indexes: PersonIndex[] = phone
    ? [
        {
          kind: 'phone',
          scopeId,
          index: sealer.blindIndex(scopeId, 'phone', phone).toString('hex'),
        },
      ]
    : [];
  return {
    complaintId: newId(),
    realm: 'real',
    scopeId,
    actor: { kind: 'system', id: null },
    importId: null,
    incidentId: null,
    channel: 'phone',
    kind: null,
    receivedAt: now.toISOString(),
    occurredAt: null,
    urgency: 'normal',
    category: 'water-outage',
    fired: [{ rule: 'C-01', offset: 0, length: 2 }],
    vulnerable: [],
    district: 'east',
    street: 'east-willow',
    cell: null,
    unitId: null,
    historic: false,
    closedAt: null,
    dueAt: null,
    reachable: phone !== undefined,
    flags: { anonymous: false, confidential: false, replyWanted: true },
    evidenceIds: [],
    sealed: { text: '停水了，请来看看', phone },
    title: '停水',
    body: '停水了，请来看看',
    request: null,
    indexes,
    findRepeat: (candidates) => {
      const found = candidates.find(({ category }) => category === 'water-outage');
      return found ? { caseId: found.caseId, rule: 'R-01' } : null;
    },
  };
}

/** The identity of a row at its source, with the state of the fields that may change there. */
export function sourceRow(id: string, state: Record<string, string> = {}): RequestIdentity {
  const short = (name: string) => hash(`${name}|${state[name] ?? ''}`).slice(0, 16);
  const sourceDigest = ['status', 'unit', 'due', 'reply', 'closed'].map(short).join('');
  return { key: hash(`source|${id}`), digest: hash(id), ofSource: true, sourceDigest };
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

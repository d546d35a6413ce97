/** People who bring bulletins to the public, through the API as their pages do. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { BulletinCommand, BulletinEdit } from '@heed/shared/bulletin-commands';
import type { BulletinContent, BulletinDetail } from '@heed/shared/bulletins';
import type { Role } from '@heed/shared/vocabulary';
import { Caller } from './caller';

type Act = BulletinCommand extends infer C
  ? C extends BulletinCommand
    ? Omit<C, 'expectedVersion' | 'requestId'>
    : never
  : never;

const HOUR = 3_600_000;
const PASSWORD = 'a-password-of-the-newsroom';

interface Hands {
  readonly admin: Caller;
  readonly author: Caller;
  readonly approver: Caller;
  /** The approver where nobody else is named. */
  readonly checker?: Caller;
  readonly legal?: Caller;
}

export class Newsroom {
  readonly admin: Caller;
  readonly author: Caller;
  readonly approver: Caller;
  private readonly checker: Caller;
  private readonly legal: Caller;

  private constructor(
    hands: Hands,
    readonly incidentId: string,
  ) {
    this.admin = hands.admin;
    this.author = hands.author;
    this.approver = hands.approver;
    this.checker = hands.checker ?? hands.approver;
    this.legal = hands.legal ?? hands.approver;
  }

  /** Four people, a hand each, about an incident that is there. */
  static async ofFour(admin: Caller, incidentId: string): Promise<Newsroom> {
    const author = await person(admin, 'author', ['press-officer']);
    const checker = await person(admin, 'checker', ['press-approver']);
    const approver = await person(admin, 'approver', ['duty-leader']);
    const legal = await person(admin, 'legal', ['legal-reviewer']);
    return new Newsroom({ admin, author, approver, checker, legal }, incidentId);
  }

  static async open(admin: Caller): Promise<Newsroom> {
    const author = await person(admin, 'author', ['press-officer']);
    const approver = await person(admin, 'approver', ['press-approver', 'legal-reviewer']);
    const since = new Date(Date.now() - HOUR).toISOString();
    return new Newsroom({ admin, author, approver }, await openIncident(admin, { since }));
  }

  /** The same people about another incident, in a drill say. */
  async about(incident: { readonly since: string; readonly realm?: string }): Promise<Newsroom> {
    const { admin, author, approver } = this;
    return new Newsroom({ admin, author, approver }, await openIncident(admin, incident));
  }

  /** A draft, before anybody has looked at it. */
  async draft(content: BulletinContent): Promise<BulletinDetail> {
    const path = `/api/incidents/${this.incidentId}/bulletins`;
    const input = { kind: content.kind, requestId: randomUUID(), content };
    return bulletinIn(await patiently(this.author, path, input));
  }

  async publish(content: BulletinContent): Promise<BulletinDetail> {
    return this.bringOut(await this.draft(content));
  }

  /** Corrects a published one by another text. */
  async correct(id: string, content: BulletinContent): Promise<BulletinDetail> {
    const draft = await this.act(this.author, id, {
      kind: 'correct',
      reason: '所依据的样品早于异味出现',
    });
    const was = draft.content;
    const edits = (Object.keys(content) as (keyof BulletinContent)[])
      .filter(
        (path) => JSON.stringify(was[path]) !== JSON.stringify(content[path]) && path !== 'kind',
      )
      .flatMap((path) => editsOf(path, was, content));
    return this.bringOut(await this.act(this.author, id, { kind: 'edit', edits }, draft));
  }

  /** Through all hands to the public. */
  async bringOut(draft: BulletinDetail): Promise<BulletinDetail> {
    await this.approve(draft);
    return this.act(this.author, draft.id, { kind: 'publish' });
  }

  /** Through all hands but the last: it waits for its publication. */
  async approve(draft: BulletinDetail): Promise<BulletinDetail> {
    const { id } = draft;
    await this.act(this.author, id, { kind: 'submit' }, draft);
    await this.act(this.checker, id, { kind: 'verify-facts' });
    await this.act(this.legal, id, { kind: 'legal' });
    for (const { code, path } of (await this.read(id)).findings) {
      await this.act(this.approver, id, { kind: 'sign-over', code, path, reason: '已核对' });
    }
    return this.act(this.approver, id, { kind: 'approve' });
  }

  async act(by: Caller, id: string, act: Act, at?: BulletinDetail): Promise<BulletinDetail> {
    const target = at ?? (await this.read(id));
    const command = { ...act, expectedVersion: target.version, requestId: randomUUID() };
    return bulletinIn(await patiently(by, `/api/bulletins/${target.id}/commands`, command));
  }

  private async read(id: string): Promise<BulletinDetail> {
    const { body } = await this.author.send<BulletinDetail & object>('GET', `/api/bulletins/${id}`);
    return body;
  }
}

async function openIncident(
  admin: Caller,
  { since, realm }: { readonly since: string; readonly realm?: string },
): Promise<string> {
  const nothing = { categories: [], districts: [], streets: [], zones: [] };
  const { body, text } = await admin.post<{ incident?: { id: string } }>('/api/incidents', {
    requestId: randomUUID(),
    name: '东江水厂供水异味',
    class: 'public-health',
    firstKnownAt: since,
    rule: { ...nothing, words: ['异味'], from: since, to: null },
    ...(realm === undefined ? {} : { realm }),
  });
  if (!body.incident) throw new Error(text);
  return body.incident.id;
}

/** Lists are edited an element at a time: what stands goes, what is wanted comes. */
function editsOf(
  path: keyof BulletinContent,
  was: BulletinContent,
  content: BulletinContent,
): BulletinEdit[] {
  const [before, after]: unknown[] = [was[path], content[path]];
  const keyed = (value: unknown): value is { id: string }[] =>
    Array.isArray(value) && path !== 'help' && path !== 'removed';
  if (!keyed(before) || !keyed(after)) return [{ path, was: before, value: after }];
  const gone = before.map((each) => ({ path: `${path}.${each.id}`, was: each, value: null }));
  const come = after.map((each) => ({ path: `${path}.${each.id}`, was: null, value: each }));
  return [...gone, ...come];
}

async function person(admin: Caller, account: string, roles: Role[]): Promise<Caller> {
  const made = await admin.post<{ initialPassword?: string }>('/api/accounts', {
    account,
    name: account,
    roles,
  });
  const caller = new Caller(admin.url);
  const first = made.body.initialPassword ?? '';
  await caller.logIn(account, first);
  await caller.post('/api/session/password', { current: first, next: PASSWORD });
  await caller.logIn(account, PASSWORD);
  return caller;
}

function bulletinIn({
  status,
  body,
  text,
}: {
  status: number;
  body: object;
  text: string;
}): BulletinDetail {
  if (status >= 300) throw new Error(`${status} ${text}`);
  return (body as { bulletin: BulletinDetail }).bulletin;
}

/** As a page does: asked again where the database is away for a moment; its request id makes that safe. */
async function patiently(by: Caller, path: string, value: { readonly requestId: string }) {
  for (let tries = 1; ; tries += 1) {
    const answer = await by.post(path, value);
    if (answer.status !== 503 || tries === 20) return answer;
    await wait(Number(answer.headers.get('retry-after') ?? 1) * 1_000);
  }
}

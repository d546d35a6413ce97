/** Brings a bulletin to the public through all its hands, as the press desk does. */
import { randomUUID } from 'node:crypto';
import type { BulletinCommand, BulletinResult } from '@heed/shared/bulletin-commands';
import type { BulletinContent, BulletinDetail, Statement } from '@heed/shared/bulletins';
import type { IncidentResult } from '@heed/shared/incidents';
import { Api } from './api';
import { PASSWORD, type Heed } from './heed';

const HOUR = 3_600_000;

type Act = BulletinCommand extends infer C
  ? C extends BulletinCommand
    ? Omit<C, 'expectedVersion' | 'requestId'>
    : never
  : never;

export class Publication {
  private constructor(
    private readonly author: Api,
    private readonly approver: Api,
    private readonly incidentId: string,
  ) {}

  static async open(heed: Heed): Promise<Publication> {
    const admin = await Api.logIn(heed);
    const people = { author: ['press-officer'], approver: ['press-approver'] } as const;
    for (const [account, roles] of Object.entries(people)) {
      await admin.addAccount({ account, name: account, password: PASSWORD, roles: [...roles] });
    }
    const since = new Date(Date.now() - HOUR).toISOString();
    const nothing = { categories: [], districts: [], streets: [], zones: [] };
    const { incident } = await admin.call<IncidentResult>('POST', '/api/incidents', {
      requestId: randomUUID(),
      name: '东江水厂供水异味',
      class: 'public-health',
      firstKnownAt: since,
      rule: { ...nothing, words: ['异味'], from: since, to: null },
    });
    const [author, approver] = [await Api.logIn(heed, 'author'), await Api.logIn(heed, 'approver')];
    return new Publication(author, approver, incident.id);
  }

  async publish(content: BulletinContent): Promise<BulletinDetail> {
    const path = `/api/incidents/${this.incidentId}/bulletins`;
    const input = { kind: content.kind, requestId: randomUUID(), content };
    const { id } = (await this.author.call<BulletinResult>('POST', path, input)).bulletin;
    await this.act(this.author, id, { kind: 'submit' });
    await this.act(this.approver, id, { kind: 'verify-facts' });
    for (const { code, path: at } of (await this.read(id)).findings) {
      await this.act(this.approver, id, { kind: 'sign-over', code, path: at, reason: '已核对' });
    }
    await this.act(this.approver, id, { kind: 'approve' });
    return this.act(this.author, id, { kind: 'publish' });
  }

  async retract(id: string, reason: string): Promise<void> {
    await this.act(this.approver, id, { kind: 'retract', reason });
  }

  private async act(by: Api, id: string, act: Act): Promise<BulletinDetail> {
    const { version } = await this.read(id);
    const command = { ...act, expectedVersion: version, requestId: randomUUID() };
    const path = `/api/bulletins/${id}/commands`;
    return (await by.call<BulletinResult>('POST', path, command)).bulletin;
  }

  private read(id: string): Promise<BulletinDetail> {
    return this.author.call('GET', `/api/bulletins/${id}`);
  }
}

/** A first report with something in every section. */
export function aReport(): BulletinContent {
  const now = new Date().toISOString();
  const soon = new Date(Date.now() + HOUR).toISOString();
  const said = (id: string, zh: string, en: string, part: Partial<Statement> = {}): Statement => ({
    id,
    text: { zh, en },
    assertion: 'supply',
    knownAt: null,
    knownBy: null,
    verifier: { office: 'water', name: '', at: now },
    promiseId: null,
    answers: [],
    ...part,
  });
  const unknown = { verifier: null, knownAt: soon, knownBy: 'water' } as const;
  return {
    kind: 'first',
    title: {
      zh: '东江水厂供水异味：请暂不饮用',
      en: 'Dongjiang odour: do not drink the tap water',
    },
    issuer: { zh: '江州市应急指挥部', en: 'Jiangzhou Emergency Headquarters' },
    lead: {
      zh: '今日 8 时 36 分起，市民反映 1 处水厂的自来水有土腥味。',
      en: 'Since 8:36 today people have reported that the tap water of 1 works smells of earth.',
    },
    usable: [said('u', '自来水暂不饮用，烧开也不行。', 'Do not drink it, boiled or not.')],
    confirmed: [said('c', '已切换备用水源。', 'The source was switched.')],
    unknown: [said('k', '何时恢复还在评估。', 'When it ends is being assessed.', unknown)],
    doing: [said('d', '63 台送水车正在送水。', '63 trucks bring water.')],
    advice: [said('a', '就近领水，每人 10 升。', 'Take 10 litres each nearby.')],
    help: [{ label: { zh: '政务热线', en: 'City hotline' }, number: '12345' }],
    numbers: [],
    nextUpdateAt: soon,
    noNextReason: null,
    removed: [],
    correction: null,
  };
}

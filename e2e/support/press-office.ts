/** The people of a press office, and an incident to tell of. */
import { randomUUID } from 'node:crypto';
import type { Browser } from '@playwright/test';
import type { BulletinResult } from '@heed/shared/bulletin-commands';
import type { BulletinContent } from '@heed/shared/bulletins';
import type { IncidentResult } from '@heed/shared/incidents';
import { Person } from '../pages/person';
import { PressDesk } from '../pages/press';
import { Api } from './api';
import { PASSWORD, type Heed } from './heed';

const HOUR = 3_600_000;
const staff = {
  lin: { name: '林岚', roles: ['press-officer'] },
  he: { name: '何青', roles: ['press-officer'] },
  zhou: { name: '周航', roles: ['press-approver'] },
  chen: { name: '陈卓', roles: ['duty-leader'] },
} as const;
export type Colleague = keyof typeof staff;

export class PressOffice {
  private constructor(
    private readonly heed: Heed,
    readonly incidentId: string,
  ) {}

  static async open(heed: Heed): Promise<PressOffice> {
    const admin = await Api.logIn(heed);
    for (const [account, { name, roles }] of Object.entries(staff)) {
      await admin.addAccount({ account, name, password: PASSWORD, roles: [...roles] });
    }
    const since = new Date(Date.now() - HOUR).toISOString();
    const nothing = { categories: [], districts: [], streets: [], zones: [] };
    const chen = await Api.logIn(heed, 'chen');
    const { incident } = await chen.call<IncidentResult>('POST', '/api/incidents', {
      requestId: randomUUID(),
      name: '东江水厂供水异味',
      class: 'public-health',
      firstKnownAt: since,
      rule: { ...nothing, words: ['异味'], from: since, to: null },
    });
    return new PressOffice(heed, incident.id);
  }

  /** A draft by the press officer; answers its id. */
  async draft(content: BulletinContent): Promise<string> {
    const path = `/api/incidents/${this.incidentId}/bulletins`;
    const input = { kind: content.kind, requestId: randomUUID(), content };
    // A new session each time: people of these tests log in so often that their first ones end.
    const author = await Api.logIn(this.heed, 'lin');
    return (await author.call<BulletinResult>('POST', path, input)).bulletin.id;
  }

  /** Somebody of the office at the press desk, with a bulletin open. */
  async at(browser: Browser, who: Colleague, bulletinId?: string): Promise<PressDesk> {
    const { page } = await Person.logIn(browser, this.heed, { account: who });
    const query = new URLSearchParams({ incident: this.incidentId });
    if (bulletinId) query.set('bulletin', bulletinId);
    await page.goto(`${this.heed.url}/press?${query}`);
    return new PressDesk(page);
  }
}

/** Heed's HTTP interface from outside, as another system or a script would use it. */
import type { CaseDetail, CaseList } from '@heed/shared/rows';
import type { ComplaintInput, ComplaintReceipt } from '@heed/shared/complaint';
import type { AccountInput, AccountRow } from '@heed/shared/session';
import type { Reference, UnitRow } from '@heed/shared/reference';
import { PASSWORD, type Heed } from './heed';

export class Api {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  static async logIn(heed: Heed, account = 'admin', password = PASSWORD): Promise<Api> {
    const answer = await fetch(`${heed.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password }),
    });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (!cookie) throw new Error(`log-in of ${account} failed: ${answer.status}`);
    return new Api(heed.url, cookie);
  }

  complain(input: Partial<ComplaintInput> & { text: string }): Promise<ComplaintReceipt> {
    return this.call('POST', '/api/complaints', { channel: 'phone', ...input });
  }

  case(id: string): Promise<CaseDetail> {
    return this.call('GET', `/api/cases/${id}`);
  }

  cases(query: string): Promise<CaseList> {
    return this.call('GET', `/api/cases?${query}`);
  }

  /** The name that screens show for the one who holds a case. */
  async memberName(id: string | null): Promise<string | undefined> {
    const { members } = await this.call<Reference>('GET', '/api/reference');
    return members.find((member) => member.id === id)?.name;
  }

  addUnit(name: string, capacity: number): Promise<UnitRow> {
    return this.call('POST', '/api/units', { name, capacity });
  }

  addAccount(input: AccountInput): Promise<AccountRow> {
    return this.call('POST', '/api/accounts', input);
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie: this.cookie, origin: this.url },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }
}

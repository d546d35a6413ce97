/** People at the nodes of a shape: the first account, and others with a password of their own. */
import { Caller } from '../caller';
import type { TestShape } from './test-shape';

/** The first account, logged in at each node for itself. */
export async function callersOf({ shape }: TestShape): Promise<Caller[]> {
  const nodes = shape.nodes.map(({ url }) => new Caller(url, shape.url));
  await Promise.all(nodes.map((node) => node.logIn()));
  return nodes;
}

export interface Person {
  readonly id: string;
  readonly page: Caller;
}

/** A duty leader who has chosen a password of their own. */
export async function hire({ shape }: TestShape, admin: Caller, account: string): Promise<Person> {
  const made = { account, name: account, roles: ['duty-leader'] };
  const { body } = await admin.post<{ id: string; initialPassword: string }>('/api/accounts', made);
  const page = new Caller(admin.url, shape.url);
  await page.logIn(account, body.initialPassword);
  const next = 'a-password-of-their-own';
  await page.post('/api/session/password', { current: body.initialPassword, next });
  await page.logIn(account, next);
  return { id: body.id, page };
}

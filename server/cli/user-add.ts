/** `heed user add`: makes an account from the command line, as when nobody can log in any more. */
import { parseArgs } from 'node:util';
import { AccountInput } from '@heed/shared/session';
import { AccessWriter } from '../src/access/access-writer';
import { Accounts } from '../src/access/accounts';
import { SYSTEM } from '../src/access/principal';
import { Revocations } from '../src/access/revocations';
import { inputDetails } from '../src/doors/http/invalid-input';
import { rejectionOf } from '../src/doors/http/messages';
import { Journal } from '../src/journal/journal';
import { Clock } from '../src/kernel/clock';
import { isRefusal } from '../src/kernel/refusal';
import { openStore, type OpenStore } from './open-store';

const usage =
  'Usage: pnpm heed user add ACCOUNT --name NAME --roles ROLE,… [--unit UNIT]\n' +
  'The password is made by the server and printed once; it has to be changed at the first log-in.';

/** Answers how the verb ended: 0 made, 1 refused, 2 called wrongly. */
export async function addUser(args: readonly string[]): Promise<number> {
  const wanted = wantedOf(args);
  if (!wanted) return misused([usage]);
  const { unit, ...fields } = wanted;
  const parsed = AccountInput.safeParse(fields);
  if (!parsed.success) {
    const faults = inputDetails(AccountInput, fields).en;
    return misused([...faults.map(({ path, message }) => `${path}: ${message}`), usage]);
  }
  const store = await openStore();
  try {
    const unitId = unit === undefined ? null : await unitByName(store, unit);
    if (unitId === undefined) return failed(`There is no unit ${unit}.`);
    return await make(store, { ...parsed.data, unitId });
  } finally {
    await store.close();
  }
}

async function make({ orm, database }: OpenStore, input: AccountInput): Promise<number> {
  const journal = new Journal(database);
  const writer = new AccessWriter(database, journal, new Clock(), new Revocations(database));
  const row = await new Accounts(orm, writer).make(input, SYSTEM);
  if (isRefusal(row)) {
    const { message, details = [] } = rejectionOf(row, 'en');
    return failed([message, ...details.map((detail) => detail.message)].join(' '));
  }
  console.log(`Made the account ${row.account} (${row.id}).`);
  console.log(`Its first password: ${row.initialPassword ?? ''}`);
  return 0;
}

function wantedOf(args: readonly string[]) {
  const options = {
    name: { type: 'string' },
    roles: { type: 'string' },
    unit: { type: 'string' },
  } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
    });
    const [verb, account, ...rest] = positionals;
    if (verb !== 'add' || account === undefined || rest.length > 0) return null;
    const roles = values.roles?.split(',').map((role) => role.trim());
    return { account, name: values.name, roles, unit: values.unit };
  } catch {
    return null;
  }
}

async function unitByName({ database }: OpenStore, name: string): Promise<string | undefined> {
  const [unit] = await database.query<{ id: string }>(
    "select id from unit where name = $1 and realm = 'real' and not retired",
    [name],
  );
  return unit?.id;
}

function misused(lines: readonly string[]): number {
  for (const line of lines) console.error(line);
  return 2;
}

function failed(message: string): number {
  console.error(message);
  return 1;
}

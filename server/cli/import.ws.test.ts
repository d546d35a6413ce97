import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ImportRow, type ImportMapping } from '@heed/shared/imports';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../test/door-app';
import { intakeStage, openBook } from '../test/intake-stage';
import { useDatabase } from '../test/pg';
import { AdminDoorsModule } from '../src/doors/admin/admin-doors.module';
import { ImportsDoorModule } from '../src/doors/imports/imports-door.module';
import { SessionDoorModule } from '../src/doors/session/session-door.module';
import { TriageBook } from '../src/intake/triage-book';
import { ReferenceLists } from '../src/reference/reference-lists';
import { importFile } from './import';

const database = useDatabase();
let doors: DoorApp;
let environment: Record<string, string>;

beforeAll(async () => {
  const modules = [intakeStage(), SessionDoorModule, AdminDoorsModule, ImportsDoorModule];
  doors = await openDoors(database(), modules);
  openBook(doors.app.get(TriageBook));
  await doors.app.get(ReferenceLists).refresh();
  await doors.app.listen(0, '127.0.0.1');
  environment = {
    HEED_URL: await doors.app.getUrl(),
    HEED_ACCOUNT: 'admin',
    HEED_PASSWORD: ADMIN_PASSWORD,
    LANG: 'en_US.UTF-8',
  };
});
afterAll(() => doors.close());

async function run(args: readonly string[], given: Record<string, string> = environment) {
  const said: string[] = [];
  const printed: string[] = [];
  const code = await importFile(args, given, {
    say: (line) => said.push(line),
    print: (line) => printed.push(line),
  });
  return { code, said: said.join('\n'), printed };
}

function file(name: string, content: string): string {
  const path = join(database().folder, name);
  writeFileSync(path, content);
  return path;
}

const rows =
  'no,created,what\nA1,2024-11-20 08:00,no water\nA2,2024-11-20 09:00,street light out\n';

describe('heed import', () => {
  test('imports by the server’s proposal, prints it, and ends with the result as JSON', async () => {
    const { code, said, printed } = await run([
      file('calls.csv', 'id,date,text\n1,2024-11-20 08:00,no water\nx\n'),
      '--historic',
    ]);
    expect(said).toContain('"receivedAt": "date"');
    expect(said).toContain('done: 2 rows, 1 added, 0 repeats, 0 updated, 0 unchanged, 1 refused');
    expect(printed).toHaveLength(1);
    expect(ImportRow.parse(JSON.parse(printed[0] ?? ''))).toMatchObject({
      state: 'done',
      historic: true,
      zone: 'Asia/Shanghai',
      fileName: 'calls.csv',
    });
    expect(code).toBe(0);
  });

  test('imports by a mapping, in a zone', async () => {
    const mapping: ImportMapping = {
      columns: { sourceId: 'no', receivedAt: 'created', text: 'what' },
      constants: { channel: 'phone' },
      source: 'town',
    };
    const map = file('map.json', JSON.stringify(mapping));
    const { code, printed } = await run([
      file('town.csv', rows),
      '--mapping',
      map,
      '--zone',
      'America/Chicago',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ added: 2, zone: 'America/Chicago' });
    const times = await database().database.query<{ at: string }>(
      'select received_at as at from complaint order by received_at desc limit 1',
    );
    expect(times).toEqual([{ at: '2024-11-20T15:00:00.000Z' }]);
  });

  test('says what is wrong, in words, and fails', async () => {
    const town = file('wrong.csv', rows);
    expect(await run([town, '--zone', 'Moon/Sea'])).toMatchObject({
      code: 1,
      said: expect.stringMatching(/zone .*no such time zone/),
      printed: [],
    });
    expect((await run([file('x.pdf', '%PDF-1.7')])).said).toContain('not a table');
    expect((await run([join(database().folder, 'absent.csv')])).code).toBe(1);
    const wrong = await run([town], { ...environment, HEED_PASSWORD: 'not the password' });
    expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('password') });
    const nobody = await run([town], {});
    expect(nobody).toMatchObject({ code: 1, said: expect.stringContaining('HEED_KEY') });
  });

  test.each([[[]], [['a.csv', 'b.csv']], [['a.csv', '--force']]])(
    'called with %j says how it is called',
    async (args) => {
      const { code, said } = await run(args);
      expect(code).toBe(2);
      expect(said).toContain('heed import FILE');
    },
  );
});

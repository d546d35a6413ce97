import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportMapping } from '@heed/shared/imports';
import { ReplayRow } from '@heed/shared/replays';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../test/door-app';
import { csv } from '../test/files';
import { intakeStage, openBook } from '../test/intake-stage';
import { useDatabase } from '../test/pg';
import { AdminDoorsModule } from '../src/doors/admin/admin-doors.module';
import { ReplaysDoorModule } from '../src/doors/replays/replays-door.module';
import { SessionDoorModule } from '../src/doors/session/session-door.module';
import { TriageBook } from '../src/intake/triage-book';
import { ReferenceLists } from '../src/reference/reference-lists';
import { ReplayPlayer } from '../src/replays/replay-player';
import { replayFile } from './replay';

const database = useDatabase();
const mapping: ImportMapping = {
  columns: { sourceId: 'no', receivedAt: 'created', closedAt: 'closed', text: 'what' },
  constants: { channel: 'phone' },
  source: 'town',
};
const rows = [
  ['no', 'created', 'closed', 'what'],
  ['A1', '2017-08-26 08:00', '2017-08-27 10:00', 'flooded street'],
  ['A2', '2017-08-26 09:00', '', 'flooded cellar'],
];
const bad = ['A3', 'yesterday', '', 'flooded'];
let doors: DoorApp;
let environment: Record<string, string>;

beforeAll(async () => {
  const modules = [intakeStage(), SessionDoorModule, AdminDoorsModule, ReplaysDoorModule];
  doors = await openDoors(database(), modules);
  openBook(doors.app.get(TriageBook));
  await doors.app.get(ReferenceLists).refresh();
  await doors.app.listen(0, '127.0.0.1');
  doors.app.get(ReplayPlayer).start();
  environment = {
    HEED_URL: await doors.app.getUrl(),
    HEED_ACCOUNT: 'admin',
    HEED_PASSWORD: ADMIN_PASSWORD,
    LANG: 'en_US.UTF-8',
  };
});
afterAll(() => doors.close());

function file(name: string, content: string): string {
  const path = join(database().folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(table: string[][], more: readonly string[] = []) {
  const said: string[] = [];
  const printed: string[] = [];
  const map = file('map.json', JSON.stringify(mapping));
  const town = file('town.csv', csv(table));
  const args = [town, '--mapping', map, '--zone', 'America/Chicago', ...more];
  const output = {
    say: (line: string) => said.push(line),
    print: (line: string) => printed.push(line),
  };
  const code = await replayFile(args, environment, output);
  return { code, said: said.join('\n'), printed };
}

describe('heed replay', () => {
  test('tells a file to its end in its own time, and says where to look at it', async () => {
    const { code, said, printed } = await run(rows, ['--realm', 'replay-town']);
    expect(said).toContain('2 rows from 2017-08-26T13:00:00.000Z to 2017-08-27T15:00:00.000Z');
    expect(said).toContain('/wall?realm=replay-town');
    expect(ReplayRow.parse(JSON.parse(printed[0] ?? ''))).toMatchObject({
      state: 'ended',
      told: 3,
      at: '2017-08-27T15:00:00.000Z',
    });
    expect(code).toBe(0);
  });

  test('[P4] names rows at fault by line and keeps nothing, unless they are left out', async () => {
    const stopped = await run([...rows, bad], ['--realm', 'other']);
    expect(stopped.code).toBe(1);
    expect(stopped.said).toContain('line 4: created: not a time');
    expect(stopped.said).toContain('nothing was kept');
    const going = await run([...rows, bad], ['--realm', 'other', '--skip-faults']);
    expect(going.said).toContain('3/3 moments, 1 rows refused');
    expect(going.code).toBe(0);
  });

  test('says what is wrong, and how it is called', async () => {
    const taken = await run(rows, ['--realm', 'town']);
    expect(taken).toMatchObject({ code: 1, said: expect.stringContaining('used before') });
    const slow = await run(rows, ['--speed', '0']);
    expect(slow).toMatchObject({ code: 1, said: expect.stringContaining('speed') });
    const output = { say: () => undefined, print: () => undefined };
    expect(await replayFile(['a.csv'], environment, output)).toBe(2);
  });
});

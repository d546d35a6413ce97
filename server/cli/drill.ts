/** `heed drill`: opens a drill on a running server and says where its wall is. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DrillDetail, DrillInput, DrillRow } from '@heed/shared/drills';
import { HeedClient } from './heed-client';
import { DONE, FAILED, reasonOf, terminal, USAGE, type Environment, type Output } from './output';

const usage = `heed drill NAME [--seed N] [--speed N]

  NAME     a scenario, such as jiangzhou-water
  --seed   decides every voice, place and moment; else the scenario's own
  --speed  1 to 60 times the wall clock's; else 30

Environment: HEED_URL (http://127.0.0.1:3000), and HEED_ACCOUNT and HEED_PASSWORD
of somebody who may run drills.`;

const ASK_AGAIN_MILLISECONDS = 500;

/** Runs the verb; answers with the exit code: 0 the drill runs, 1 failed, 2 called wrongly. */
export async function playDrill(
  args: readonly string[],
  environment: Environment = process.env,
  output: Output = terminal,
): Promise<number> {
  const input = inputOf(args);
  if (!input) {
    output.say(usage);
    return USAGE;
  }
  try {
    const client = await HeedClient.open(environment);
    const opened = DrillRow.parse(await client.send('/api/drills', input));
    return await untilItRuns(client, opened, output);
  } catch (error) {
    output.say(`heed drill: ${reasonOf(error)}`);
    return FAILED;
  }
}

/** What was asked for, or null where it can't be understood. */
function inputOf(args: readonly string[]): DrillInput | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { seed: { type: 'string' }, speed: { type: 'string' } },
    });
    const [scenario, ...more] = positionals;
    if (more.length > 0) return null;
    const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
    const parsed = DrillInput.safeParse({
      scenario,
      seed: number(values.seed),
      speed: number(values.speed),
      requestId: randomUUID(),
    });
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

async function untilItRuns(client: HeedClient, opened: DrillRow, output: Output): Promise<number> {
  output.say(`${opened.title.zh} · ${opened.title.en}`);
  output.say('telling the history …');
  let drill = opened;
  while (drill.state === 'preparing') {
    await wait(ASK_AGAIN_MILLISECONDS);
    drill = DrillDetail.parse(await client.get(`/api/drills/${drill.id}`));
  }
  output.say(`${drill.state} at ${drill.speed} times the speed, ${drill.total} complaints`);
  output.say(`drill: ${client.base}/drill/${drill.id}`);
  output.print(`${client.base}/wall?realm=${drill.realm}`);
  return drill.state === 'running' ? DONE : FAILED;
}

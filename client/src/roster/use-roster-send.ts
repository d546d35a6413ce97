/** Sends what changes the roster; reads it again when it has. */
import { RosterResult, type RosterCommand, type TakeShift } from '@heed/shared/roster';
import type { z } from 'zod';
import { RequestIds } from '../api/request-id';
import { useSend } from '../api/use-send';
import { inRealm } from '../feed/scope';
import { useRoster } from './roster-store';

/** Each kind of command without what goes with every request. */
type Bare<T> = T extends unknown ? Omit<T, 'requestId' | 'realm'> : never;
export type BareCommand = Bare<RosterCommand>;
export type BareTake = Bare<z.infer<typeof TakeShift>>;

/** `shown` names the fields that say beside themselves what is wrong with them. */
export function useRosterSend(shown: readonly string[] = []) {
  const { send, pending, refused, problems, rejection } = useSend(shown);
  const roster = useRoster();
  const ids = new RequestIds();

  async function post(path: string, body: object): Promise<boolean> {
    const what = JSON.stringify([path, body]);
    const answer = await send('POST', path, {
      body: { ...body, ...inRealm(), requestId: ids.of(what) },
      schema: RosterResult,
    });
    ids.heard(what, answer);
    if (answer.ok) await roster.load();
    return answer.ok;
  }

  return {
    pending,
    refused,
    problems,
    rejection,
    command: (command: BareCommand) => post('/api/roster/commands', command),
    take: (ask: BareTake) => post('/api/roster/take', ask),
  };
}

/** What the stream needs from the write side and the HTTP doors, which it must not import. */
import type { AlarmAcknowledge, AlarmResult } from '@heed/shared/alarms';
import type { CaseCommand } from '@heed/shared/commands';
import type { Rejection } from '@heed/shared/rejections';
import type { CommandResult } from '@heed/shared/rows';
import type { CaseObject } from '../access/can';
import type { Principal } from '../access/principal';
import type { Refusal } from '../kernel/refusal';

/** Where commands go that come in over a socket: to the same desks as those over HTTP. */
export interface RoomCommands {
  command(
    principal: Principal,
    caseId: string,
    command: CaseCommand,
  ): Promise<CommandResult | Refusal>;
  acknowledge(principal: Principal, ask: AlarmAcknowledge): Promise<AlarmResult | Refusal>;
  /** What decides who may see the case, for one who may. */
  visibleCase(principal: Principal, caseId: string): Promise<CaseObject | Refusal>;
}

export const ROOM_COMMANDS = Symbol('ROOM_COMMANDS');

/** Words what went wrong as the HTTP doors do: a refusal carried by `RefusedError`, an outage, a bug. */
export interface Rejections {
  of(error: unknown, acceptLanguage: string | undefined): Rejection;
}

export const REJECTIONS = Symbol('REJECTIONS');

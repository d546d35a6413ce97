/** Boards as those are told them who are visitors: rooms and frames of their own, by the rule of `access/visitors.ts`. */
import type { BoardParts } from '@heed/shared/board';
import type { Realm } from '@heed/shared/vocabulary';
import { boardForVisitors } from '../access/visitor-board';
import type { Principal } from '../access/principal';
import { isVisitor } from '../access/visitors';
import type { ScopeKey } from '../projections/scope';
import type { BoardSource } from './broadcaster';

/** What the scope of a visitors' board ends with; no id of an incident has it. */
const TO_VISITORS = '//visitors';

/** The scope under which a principal's frames are made. */
export function scopeToldTo(principal: Principal, scope: ScopeKey): ScopeKey {
  return isVisitor(principal) ? scope + TO_VISITORS : scope;
}

/** Whether a scope, or a room named by it, is that of visitors. */
export function isOfVisitors(told: string): boolean {
  return told.endsWith(TO_VISITORS);
}

/** The scope itself, whoever it is told to. */
export function wholeScope(told: ScopeKey): ScopeKey {
  return isOfVisitors(told) ? told.slice(0, -TO_VISITORS.length) : told;
}

/** Where both kinds of boards come from. */
export class ToldBoards implements BoardSource {
  constructor(private readonly boards: BoardSource) {}

  get position(): number {
    return this.boards.position;
  }

  get isCurrent(): boolean {
    return this.boards.isCurrent;
  }

  realmTime(realm: Realm): number {
    return this.boards.realmTime(realm);
  }

  boardParts(told: ScopeKey, now: number): BoardParts {
    const scope = wholeScope(told);
    const parts = this.boards.boardParts(scope, now);
    return scope === told ? parts : boardForVisitors(parts);
  }
}

/** What the desk asks of the deployment: limits of the clocks, the lists, the zone. */
import { Injectable } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import { clockPolicyOf, type ClockLists } from './clock-policies';
import type { Directory } from './rules/situation';
import type { ClockPolicy } from './rules/due-time';

/** The lists that hold in a realm. */
export interface Directories {
  of(realm: Realm): Directory & ClockLists;
}

@Injectable()
export class CasePolicy {
  constructor(
    readonly directories: Directories,
    readonly timeZone: string,
  ) {}

  /** How long the clocks of a realm run, and by what calendar. */
  clocksOf(realm: Realm): ClockPolicy {
    return clockPolicyOf(this.directories.of(realm), this.timeZone);
  }
}

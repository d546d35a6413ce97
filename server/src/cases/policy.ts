/** What the desk asks of the deployment: limits of the clocks, thresholds, the lists, the zone. */
import { Injectable } from '@nestjs/common';
import type { Limits } from '@heed/shared/thresholds';
import type { Realm } from '@heed/shared/vocabulary';
import { clockPolicyOf, type ClockLists } from './clock-policies';
import type { Directory } from './rules/situation';
import type { ClockPolicy } from './rules/due-time';

/** What of a realm's lists the rules go by. */
export interface CaseLists extends Directory, ClockLists {
  readonly limits: Limits;
}

/** The lists that hold in a realm. */
export interface Directories {
  of(realm: Realm): CaseLists;
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

  limitsOf(realm: Realm): Limits {
    return this.directories.of(realm).limits;
  }
}

/** What the desk asks of the deployment: limits of the clocks, the lists, the zone. */
import { Injectable } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import type { Directory } from './rules/situation';
import type { ClockPolicy } from './rules/due-time';

/** The lists that hold in a realm. */
export interface Directories {
  of(realm: Realm): Directory;
}

@Injectable()
export class CasePolicy {
  constructor(
    readonly limits: ClockPolicy,
    readonly directories: Directories,
    readonly timeZone: string,
  ) {}
}

/** What the desk asks of the deployment: limits of the clocks, the lists, the zone. */
import { Injectable } from '@nestjs/common';
import type { Directory } from './rules/situation';
import type { ClockPolicy } from './rules/due-time';

@Injectable()
export class CasePolicy {
  constructor(
    readonly limits: ClockPolicy,
    readonly directory: Directory,
    readonly timeZone: string,
  ) {}
}

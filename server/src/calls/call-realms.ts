/** What the desks of calls ask of a realm: whether it is open, what time it is there, which thresholds hold. */
import { Injectable } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import { CasePolicy } from '../cases/policy';
import { RealmClock } from '../kernel/realm-clock';
import type { Refusal } from '../kernel/refusal';
import type { CallLimits } from './rules/call-back';

@Injectable()
export class CallRealms {
  constructor(
    private readonly clock: RealmClock,
    private readonly policy: CasePolicy,
  ) {}

  /** Null where the realm takes calls. */
  fault(realm: Realm): Refusal | null {
    return this.clock.fault(realm);
  }

  isoNow(realm: Realm): string {
    return this.clock.isoNow(realm);
  }

  limitsOf(realm: Realm): CallLimits {
    return this.policy.limitsOf(realm);
  }
}

/** What every message has: the deployment's name for itself, the time, and the measure of how long it took. */
import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryAttempt, DeliveryErrorCode } from '@heed/shared/deliveries';
import { ENV } from '../config/env-token';
import type { Env } from '../config/env';
import { isoTime } from '../kernel/instant';
import { ownOrigin, type Whereabouts } from '../kernel/own-origin';
import { RealmClock } from '../kernel/realm-clock';
import type { MessageFrame } from './messages/notice';

/** What came of a try, before it is timed. */
export interface Outcome {
  readonly status: number | null;
  readonly error: DeliveryErrorCode | null;
  readonly robotCode?: number | null;
}

@Injectable()
export class Letterhead {
  readonly frame: MessageFrame;

  constructor(
    private readonly clock: RealmClock,
    @Inject(ENV) env: Whereabouts & Pick<Env, 'timeZone'>,
  ) {
    this.frame = { origin: ownOrigin(env), timeZone: env.timeZone };
  }

  /** Nothing leaves but in the real realm, whose clock is the wall's. */
  now(): number {
    return this.clock.wall.now();
  }

  /** Of a clock that nobody sets. */
  tick(): number {
    return this.clock.wall.monotonic();
  }

  attempt({ status, error, robotCode }: Outcome, milliseconds: number): DeliveryAttempt {
    const at = isoTime(this.now());
    const whole = Math.round(milliseconds);
    return { at, status, error, robotCode: robotCode ?? null, milliseconds: whole };
  }
}

export function failed(error: DeliveryErrorCode): {
  readonly status: null;
  readonly error: DeliveryErrorCode;
} {
  return { status: null, error };
}

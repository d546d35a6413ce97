/** Whether what a gateway tells comes from that gateway, and was told just now. */
import { Injectable } from '@nestjs/common';
import { RealmClock } from '../kernel/realm-clock';
import { OpenTargets } from './open-targets';
import { isSigned } from './signatures';
import { secretsAt } from './signed-call';

/** Older or newer than this it may be told again by somebody who only listened. */
const APART_SECONDS = 300;

/** The three headers of Standard Webhooks, and the body to the byte. */
export interface SignedReceipt {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

@Injectable()
export class ReceiptSignatures {
  constructor(
    private readonly targets: OpenTargets,
    private readonly clock: RealmClock,
  ) {}

  /** Asks no database: whatever comes too late or too early is refused for that alone. */
  isFresh({ timestamp }: Pick<SignedReceipt, 'timestamp'>): boolean {
    const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
    return Math.abs(this.clock.wall.now() / 1_000 - seconds) <= APART_SECONDS;
  }

  async isFrom(targetId: string, receipt: SignedReceipt): Promise<boolean> {
    if (!this.isFresh(receipt)) return false;
    const target = await this.targets.open(targetId);
    if (!target) return false;
    const { id, timestamp, body, signature } = receipt;
    const message = { id, seconds: Number(timestamp), body };
    return isSigned(message, signature, secretsAt(target, this.clock.wall.now()));
  }
}

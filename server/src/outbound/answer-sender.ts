/** The ways out for answers to complainants: a gateway for text messages or WeChat, and the operator's mail. */
import { Injectable } from '@nestjs/common';
import type { GatewayMessage } from '@heed/shared/answers';
import type { DeliveryAttempt } from '@heed/shared/deliveries';
import { Letterhead, failed, type Outcome } from './letterhead';
import { MailRelay, type Mail } from './mail-relay';
import { OpenTargets } from './open-targets';
import { OutboundDoor } from './outbound-door';
import { signedCall } from './signed-call';

@Injectable()
export class AnswerSender {
  constructor(
    private readonly targets: OpenTargets,
    private readonly door: OutboundDoor,
    private readonly relay: MailRelay,
    private readonly letterhead: Letterhead,
  ) {}

  /** Hands one message to a gateway, under the same id at every try. */
  async post(targetId: string, message: GatewayMessage): Promise<DeliveryAttempt> {
    const from = this.letterhead.tick();
    const outcome = await this.outcome(targetId, message);
    return this.letterhead.attempt(outcome, this.letterhead.tick() - from);
  }

  /** Mails one after the other over one connection; what came of each, in their order. */
  async mail(targetId: string, mails: readonly Mail[]): Promise<DeliveryAttempt[]> {
    const from = this.letterhead.tick();
    const target = await this.targets.open(targetId);
    const results = target?.mail
      ? await this.relay.send(target.mail, target.secret, mails)
      : mails.map(() => failed('secret-unreadable'));
    const each = (this.letterhead.tick() - from) / Math.max(1, mails.length);
    return results.map((result) => this.letterhead.attempt(result, each));
  }

  private async outcome(targetId: string, message: GatewayMessage): Promise<Outcome> {
    const target = await this.targets.open(targetId);
    if (!target?.address) return failed('secret-unreadable');
    const { address } = target;
    const { id } = message;
    const now = this.letterhead.now();
    return this.door.post(signedCall({ ...target, address }, { id, message, now }));
  }
}

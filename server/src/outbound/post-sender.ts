/** Makes a try at a webhook or a robot: renders the message in its form, signs it, reads what came back. */
import { Injectable } from '@nestjs/common';
import { isSignedKind, type DeliveryAttempt } from '@heed/shared/deliveries';
import { isoTime } from '../kernel/instant';
import type { Taken } from './delivery-queue';
import { Letterhead, failed, type Outcome } from './letterhead';
import { robotMessage, robotTest, type RobotKind } from './messages/robot-messages';
import { webhookMessage, webhookTest } from './messages/webhook-message';
import { OpenTargets, type OpenTarget } from './open-targets';
import { OutboundDoor, type Call, type CallResult } from './outbound-door';
import { readRobotAnswer } from './robot-answer';
import { feishuSignature, signedDingtalkAddress } from './signatures';
import { JSON_TYPE, signedCall } from './signed-call';

@Injectable()
export class PostSender {
  constructor(
    private readonly targets: OpenTargets,
    private readonly door: OutboundDoor,
    private readonly letterhead: Letterhead,
  ) {}

  async post(taken: Taken): Promise<DeliveryAttempt> {
    const from = this.letterhead.tick();
    const outcome = await this.outcome(taken);
    return this.letterhead.attempt(outcome, this.letterhead.tick() - from);
  }

  private async outcome(taken: Taken): Promise<Outcome> {
    const target = await this.targets.open(taken.targetId);
    const call = target && this.callOf(target, taken);
    if (!target || !call) return failed('secret-unreadable');
    return outcomeOf(target, await this.door.post(call));
  }

  private callOf(target: OpenTarget, taken: Taken): Call | null {
    const { kind, address } = target;
    if (address === null || kind === 'mail') return null;
    return isSignedKind(kind)
      ? this.webhookCall(target, taken, address)
      : this.robotCall({ ...target, kind }, taken, address);
  }

  private webhookCall(target: OpenTarget, { id, notice }: Taken, address: string): Call {
    const now = this.letterhead.now();
    const { frame } = this.letterhead;
    const message = notice ? webhookMessage(notice, frame) : webhookTest(isoTime(now));
    return signedCall({ ...target, address }, { id, message, now });
  }

  private robotCall(
    { kind, secret, language }: OpenTarget & { readonly kind: RobotKind },
    { notice }: Taken,
    address: string,
  ): Call {
    const { frame } = this.letterhead;
    const words = language ?? 'zh';
    const message = notice
      ? robotMessage(kind, notice, words, frame)
      : robotTest(kind, words, frame);
    const signed = this.signed(kind, secret, address);
    const body = JSON.stringify({ ...signed.fields, ...message });
    return { address: signed.address, headers: JSON_TYPE, body, readsAnswer: true };
  }

  /** DingTalk wants its signature in the address, Feishu in the body, WeCom none. */
  private signed(kind: RobotKind, secret: string | null, address: string) {
    const now = this.letterhead.now();
    if (secret === null || kind === 'wecom') return { address, fields: {} };
    if (kind === 'dingtalk') {
      return { address: signedDingtalkAddress(address, secret, now), fields: {} };
    }
    const seconds = Math.floor(now / 1_000);
    const sign = feishuSignature(secret, seconds);
    return { address, fields: { timestamp: String(seconds), sign } };
  }
}

/** A webhook's status says it all; a robot answers 200 whatever it thinks. */
function outcomeOf({ kind }: OpenTarget, { status, error, answer }: CallResult): Outcome {
  if (error !== null || isSignedKind(kind)) return { status, error };
  return { status, ...readRobotAnswer(answer) };
}

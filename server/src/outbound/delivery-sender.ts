/** Makes one try at deliveries: renders the message in its target's form, signs it, sends it, reads what came back. */
import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryAttempt, DeliveryErrorCode } from '@heed/shared/deliveries';
import { ENV } from '../config/env-token';
import type { Env } from '../config/env';
import { Database } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import type { Taken } from './delivery-queue';
import { MailRelay, type Mail, type MailResult } from './mail-relay';
import { bulletinMail, confirmMail, testMail, type MailMessage } from './messages/mail-message';
import type { MessageFrame } from './messages/notice';
import { robotMessage, robotTest, type RobotKind } from './messages/robot-messages';
import { webhookMessage, webhookTest } from './messages/webhook-message';
import { OutboundDoor, type Call, type CallResult } from './outbound-door';
import { readRobotAnswer } from './robot-answer';
import { feishuSignature, signedDingtalkAddress, webhookHeaders } from './signatures';
import { Subscribers, type Reader } from './subscribers';
import { loadTarget, type StoredTarget } from './target-rows';
import { TargetSecrets } from './target-secrets';

interface Outcome {
  readonly status: number | null;
  readonly error: DeliveryErrorCode | null;
  readonly robotCode?: number | null;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

@Injectable()
export class DeliverySender {
  private readonly frame: MessageFrame;

  constructor(
    private readonly database: Database,
    private readonly door: OutboundDoor,
    private readonly relay: MailRelay,
    private readonly secrets: TargetSecrets,
    private readonly subscribers: Subscribers,
    private readonly clock: RealmClock,
    @Inject(ENV) env: Pick<Env, 'publicUrl' | 'port' | 'host' | 'timeZone'>,
  ) {
    const host = env.host.includes(':') ? `[${env.host}]` : env.host;
    const origin = env.publicUrl ?? `http://${host}:${env.port}`;
    this.frame = { origin, timeZone: env.timeZone };
  }

  /** A try at a webhook or a robot. */
  async post(taken: Taken): Promise<DeliveryAttempt> {
    return this.timed(async () => {
      const target = await loadTarget(this.database, taken.targetId);
      if (!target) return failed('secret-unreadable');
      const call = this.callOf(target, taken);
      if (call === null) return failed('secret-unreadable');
      return outcomeOf(target, await this.door.post(call));
    });
  }

  /** A try at each of a few readers, over one connection; a reader who has left gets none. */
  async mail(batch: readonly Taken[]): Promise<Map<string, DeliveryAttempt>> {
    const ids = batch.flatMap(({ subscriberId }) => subscriberId ?? []);
    const readers = await this.subscribers.open(ids);
    const mails = batch.flatMap((taken) => {
      const reader = readers.get(taken.subscriberId ?? '');
      const message = reader ? this.readerMail(taken, reader) : null;
      return reader && message ? [{ to: reader.email, id: taken.id, message }] : [];
    });
    const targetId = batch[0]?.targetId ?? '';
    const from = this.clock.wall.monotonic();
    const results = await this.relayed(targetId, mails);
    const each = Math.round((this.clock.wall.monotonic() - from) / Math.max(1, mails.length));
    const sent = new Map(mails.map(({ id }, n) => [id, results[n]]));
    return new Map(
      batch.map(({ id }) => {
        const outcome = sent.get(id) ?? failed('secret-unreadable');
        return [id, this.attempt(outcome, each)];
      }),
    );
  }

  /** A mail to whoever tries the settings; the address is kept nowhere. */
  async testMail(taken: Taken, to: string): Promise<DeliveryAttempt> {
    return this.timed(async () => {
      const mail = { to, id: taken.id, message: testMail('zh') };
      const [result] = await this.relayed(taken.targetId, [mail]);
      return result ?? failed('secret-unreadable');
    });
  }

  private async relayed(targetId: string, mails: readonly Mail[]): Promise<MailResult[]> {
    const target = await loadTarget(this.database, targetId);
    if (!target?.mail || mails.length === 0) return [];
    const password = this.secrets.open(target.id, 'secret', target.secret);
    if (target.secret !== null && password === null) {
      return mails.map(() => failed('secret-unreadable'));
    }
    return this.relay.send(target.mail, password, mails);
  }

  private readerMail(
    { occasion, notice, subscriberId }: Taken,
    reader: Reader,
  ): MailMessage | null {
    const id = subscriberId ?? '';
    const at = (path: string) =>
      `${this.frame.origin}${reader.language === 'en' ? '/en' : ''}/subscribe/${path}`;
    if (occasion === 'confirm') {
      const token = this.subscribers.confirmToken(id, reader.askedAt);
      return confirmMail(reader.language, this.frame, at(`confirm?token=${token}`));
    }
    if (!notice) return null;
    const leave = at(`leave?token=${this.subscribers.leaveToken(id)}`);
    return bulletinMail(notice, reader.language, this.frame, leave);
  }

  private callOf(target: StoredTarget, taken: Taken): Call | null {
    const address = this.secrets.open(target.id, 'address', target.address);
    const secret = this.secrets.open(target.id, 'secret', target.secret);
    if (address === null || (target.secret !== null && secret === null)) return null;
    if (target.kind === 'webhook') return this.webhookCall(target, taken, address);
    return target.kind === 'mail' ? null : this.robotCall(target, taken, { address, secret });
  }

  private webhookCall(target: StoredTarget, { id, notice }: Taken, address: string): Call {
    const now = this.clock.wall.now();
    const message = notice ? webhookMessage(notice, this.frame) : webhookTest(isoTime(now));
    const body = JSON.stringify(message);
    const isBoth = target.earlierUntil !== null && Date.parse(target.earlierUntil) > now;
    const sealed = [target.secret, isBoth ? target.earlierSecret : null];
    const secrets = sealed.flatMap((each) => this.secrets.open(target.id, 'secret', each) ?? []);
    const signed = webhookHeaders({ id, seconds: Math.floor(now / 1_000), body }, secrets);
    return { address, headers: { ...JSON_TYPE, ...signed }, body, readsAnswer: false };
  }

  private robotCall(
    { kind, language }: StoredTarget,
    { notice }: Taken,
    { address, secret }: { readonly address: string; readonly secret: string | null },
  ): Call {
    const now = this.clock.wall.now();
    const robot = kind as RobotKind;
    const words = language ?? 'zh';
    const message = notice
      ? robotMessage(robot, notice, words, this.frame)
      : robotTest(robot, words, this.frame);
    const seconds = Math.floor(now / 1_000);
    const signed =
      robot === 'feishu' && secret !== null
        ? { timestamp: String(seconds), sign: feishuSignature(secret, seconds) }
        : {};
    const isDingtalk = robot === 'dingtalk' && secret !== null;
    return {
      address: isDingtalk ? signedDingtalkAddress(address, secret, now) : address,
      headers: JSON_TYPE,
      body: JSON.stringify({ ...signed, ...message }),
      readsAnswer: true,
    };
  }

  private async timed(work: () => Promise<Outcome>): Promise<DeliveryAttempt> {
    const from = this.clock.wall.monotonic();
    const outcome = await work();
    return this.attempt(outcome, Math.round(this.clock.wall.monotonic() - from));
  }

  private attempt({ status, error, robotCode }: Outcome, milliseconds: number): DeliveryAttempt {
    const at = isoTime(this.clock.wall.now());
    return { at, status, error, robotCode: robotCode ?? null, milliseconds };
  }
}

function failed(error: DeliveryErrorCode): { status: null; error: DeliveryErrorCode } {
  return { status: null, error };
}

/** A webhook's status says it all; a robot answers 200 whatever it thinks. */
function outcomeOf({ kind }: StoredTarget, { status, error, answer }: CallResult): Outcome {
  if (error !== null || kind === 'webhook') return { status, error };
  return { status, ...readRobotAnswer(answer) };
}

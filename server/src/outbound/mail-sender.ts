/** Makes a try at each of a few readers of mail, over one connection. */
import { Injectable } from '@nestjs/common';
import type { DeliveryAttempt } from '@heed/shared/deliveries';
import type { Taken } from './delivery-queue';
import { Letterhead, failed } from './letterhead';
import { MailRelay, type Mail, type MailResult } from './mail-relay';
import { bulletinMail, confirmMail, testMail, type MailMessage } from './messages/mail-message';
import { OpenTargets } from './open-targets';
import { Subscribers, type Reader } from './subscribers';

@Injectable()
export class MailSender {
  constructor(
    private readonly targets: OpenTargets,
    private readonly relay: MailRelay,
    private readonly subscribers: Subscribers,
    private readonly letterhead: Letterhead,
  ) {}

  /** What came of each, by the delivery's id; a reader who has left gets none. */
  async mail(batch: readonly Taken[]): Promise<Map<string, DeliveryAttempt>> {
    const ids = batch.flatMap(({ subscriberId }) => subscriberId ?? []);
    const readers = await this.subscribers.open(ids);
    const mails = batch.flatMap((taken) => {
      const reader = readers.get(taken.subscriberId ?? '');
      const message = reader ? this.readerMail(taken, reader) : null;
      return reader && message ? [{ to: reader.email, id: taken.id, message }] : [];
    });
    return this.attempts(batch, mails);
  }

  /** A mail to whoever tries the settings; the address is kept nowhere. */
  async test(taken: Taken, to: string): Promise<DeliveryAttempt> {
    const mail = { to, id: taken.id, message: testMail('zh') };
    const attempts = await this.attempts([taken], [mail]);
    return attempts.get(taken.id) ?? this.letterhead.attempt(failed('secret-unreadable'), 0);
  }

  private async attempts(
    batch: readonly Taken[],
    mails: readonly Mail[],
  ): Promise<Map<string, DeliveryAttempt>> {
    const from = this.letterhead.tick();
    const results = await this.relayed(batch[0]?.targetId ?? '', mails);
    const each = (this.letterhead.tick() - from) / Math.max(1, mails.length);
    const byId = new Map(mails.map(({ id }, at) => [id, results[at]]));
    return new Map(
      batch.map(({ id }) => {
        const outcome = byId.get(id) ?? failed('secret-unreadable');
        return [id, this.letterhead.attempt(outcome, each)];
      }),
    );
  }

  private async relayed(targetId: string, mails: readonly Mail[]): Promise<MailResult[]> {
    if (mails.length === 0) return [];
    const target = await this.targets.open(targetId);
    return target?.mail ? this.relay.send(target.mail, target.secret, mails) : [];
  }

  private readerMail(
    { occasion, notice, subscriberId }: Taken,
    reader: Reader,
  ): MailMessage | null {
    const { frame } = this.letterhead;
    const id = subscriberId ?? '';
    const start = `${frame.origin}${reader.language === 'en' ? '/en' : ''}/subscribe`;
    if (occasion === 'confirm') {
      const token = this.subscribers.confirmToken(id, reader.askedAt);
      return confirmMail(reader.language, frame, `${start}/confirm?token=${token}`);
    }
    if (!notice) return null;
    const leave = `${start}/leave?token=${this.subscribers.leaveToken(id)}`;
    return bulletinMail(notice, reader.language, frame, leave);
  }
}

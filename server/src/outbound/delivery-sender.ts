/** The two ways out: a post to one address, and mail to readers. */
import { Injectable } from '@nestjs/common';
import type { DeliveryAttempt } from '@heed/shared/deliveries';
import type { Taken } from './delivery-queue';
import { MailSender } from './mail-sender';
import { PostSender } from './post-sender';

@Injectable()
export class DeliverySender {
  constructor(
    private readonly posts: PostSender,
    private readonly mails: MailSender,
  ) {}

  post(taken: Taken): Promise<DeliveryAttempt> {
    return this.posts.post(taken);
  }

  /** By the delivery's id. */
  mail(batch: readonly Taken[]): Promise<Map<string, DeliveryAttempt>> {
    return this.mails.mail(batch);
  }

  /** `to` is whose mailbox a test of mail goes to. */
  test(taken: Taken, to: string | undefined): Promise<DeliveryAttempt> {
    return to === undefined ? this.posts.post(taken) : this.mails.test(taken, to);
  }
}

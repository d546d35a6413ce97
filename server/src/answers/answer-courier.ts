/**
 * Carries what is due: opens the words, hands them to the gateway or the mail under the answer's own id,
 * keeps what came of it. At least once under one id, never again once it was acknowledged.
 */
import { Injectable, Logger } from '@nestjs/common';
import type { DeliveryAttempt } from '@heed/shared/deliveries';
import { SealedWords } from '../cases/sealed-words';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { AnswerSender } from '../outbound/answer-sender';
import { AnswerQueue, type AnswerAttempt, type TakenAnswer } from './answer-queue';
import type { SealedAnswer } from './answer-rows';

/** Each may hang for its ten seconds; mails go one after the other. */
const AT_ONCE = 16;

interface Carried {
  readonly taken: TakenAnswer;
  readonly targetId: string;
  readonly words: SealedAnswer;
}

@Injectable()
export class AnswerCourier {
  private readonly logger = new Logger(AnswerCourier.name);
  /** What came of a try while the database was away: kept before anything else is taken. */
  private readonly unsettled = new Set<AnswerAttempt>();

  constructor(
    private readonly queue: AnswerQueue,
    private readonly words: SealedWords,
    private readonly sender: AnswerSender,
    private readonly clock: RealmClock,
  ) {}

  /** One round of what is due; how many there were. */
  async round(): Promise<number> {
    await this.keepUnsettled();
    const taken = await this.queue.take(AT_ONCE);
    if (taken.length === 0) return 0;
    const opened = await this.words.open(taken.map(({ sealId }) => sealId));
    const carried: Carried[] = [];
    for (const each of taken) {
      const words = opened.get(each.sealId) as SealedAnswer | undefined;
      if (words && each.targetId !== null) {
        carried.push({ taken: each, targetId: each.targetId, words });
      } else await this.settle({ taken: each, attempt: this.unreadable() });
    }
    const posts = carried.filter(({ taken: { way } }) => way !== 'mail');
    const mails = carried.filter(({ taken: { way } }) => way === 'mail');
    await Promise.all([...posts.map((each) => this.post(each)), this.mail(mails)]);
    return taken.length;
  }

  /** Before the node stops. */
  async keepUnsettled(): Promise<void> {
    for (const each of this.unsettled) await this.keep(each);
  }

  private async post({ taken, targetId, words: { to, text } }: Carried): Promise<void> {
    const { id, way, occasion } = taken;
    if (way === 'mail') return;
    const message = { id, channel: way, to, text, template: occasion };
    await this.settle({ taken, attempt: await this.sender.post(targetId, message) });
  }

  private async mail(carried: readonly Carried[]): Promise<void> {
    for (const [targetId, batch] of Map.groupBy(carried, (each) => each.targetId)) {
      const mails = batch.map(({ taken: { id }, words: { to, subject, text } }) => ({
        to,
        id,
        message: { subject, text: `${text}\n`, headers: { 'Auto-Submitted': 'auto-generated' } },
      }));
      const attempts = await this.sender.mail(targetId, mails);
      for (const [at, { taken }] of batch.entries()) {
        const attempt = attempts[at];
        if (attempt) await this.settle({ taken, attempt });
      }
    }
  }

  /** The key is gone, or the target: it can't go out by this way any more. */
  private unreadable(): DeliveryAttempt {
    const at = isoTime(this.clock.wall.now());
    return { at, status: null, error: 'secret-unreadable', robotCode: null, milliseconds: 0 };
  }

  private async settle(attempt: AnswerAttempt): Promise<void> {
    this.unsettled.add(attempt);
    await this.keep(attempt).catch((error: unknown) => {
      this.logger.warn({ msg: 'what came of an answer could not be kept yet', error });
    });
  }

  private async keep(attempt: AnswerAttempt): Promise<void> {
    await this.queue.settle(attempt);
    this.unsettled.delete(attempt);
  }
}

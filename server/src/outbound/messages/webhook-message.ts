/** What a webhook is told: the whole notice in both languages, as Standard Webhooks lays it out. Pure. */
import { linkTo } from './digest';
import { numberOf, type MessageFrame, type Notice } from './notice';

export function webhookMessage(notice: Notice, frame: MessageFrame): object {
  const { at, occasion, ...rest } = notice;
  return {
    type: `bulletin.${occasion}`,
    timestamp: at,
    data: {
      no: numberOf(notice),
      ...rest,
      url: { zh: linkTo(notice, 'zh', frame), en: linkTo(notice, 'en', frame) },
    },
  };
}

export function webhookTest(at: string): object {
  return { type: 'test', timestamp: at, data: {} };
}

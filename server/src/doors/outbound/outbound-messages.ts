/** What can be wrong with a field of outbound settings, by the code that the desks give. */
import type { Language } from '../http/language';

export const outboundMessages: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'not-a-host': { zh: '不是有效的主机名或 IP 地址。', en: 'Not a valid host name or IP address.' },
  'not-of-this-kind': {
    zh: '这一类去处没有这一项。',
    en: 'A target of this kind has no such field.',
  },
  'no-such-channel': { zh: '没有这个渠道。', en: 'There is no such channel.' },
  'test-address-missing': { zh: '请填测试收件邮箱。', en: 'Say where to send the test.' },
};

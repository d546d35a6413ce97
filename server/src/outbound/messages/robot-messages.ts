/** What the robots of WeCom, DingTalk and Feishu take, by their public documents. Pure. */
import type { SignedKind, TargetKind } from '@heed/shared/deliveries';
import type { SiteLanguage } from '@heed/shared/site';
import { digestOf, type Digest } from './digest';
import type { MessageFrame, Notice } from './notice';
import { wordsOf } from './words';

export type RobotKind = Exclude<TargetKind, SignedKind | 'mail'>;

/** In bytes of UTF-8; WeCom refuses more than 4,096, DingTalk and Feishu 20,000. */
const room: Readonly<Record<RobotKind, number>> = {
  wecom: 4_096,
  dingtalk: 16_000,
  feishu: 16_000,
};

/** A robot's message about a bulletin, as the value of its JSON body. */
export function robotMessage(
  kind: RobotKind,
  notice: Notice,
  language: SiteLanguage,
  frame: MessageFrame,
): object {
  return bodyOf(kind, digestOf(notice, language, frame), language);
}

/** A message that only shows that the address is right. */
export function robotTest(
  kind: RobotKind,
  language: SiteLanguage,
  { origin }: MessageFrame,
): object {
  const { test: title, testText: lead, read } = wordsOf[language];
  return bodyOf(kind, { title, lead, parts: [], nextUpdate: null, read, link: origin }, language);
}

function bodyOf(kind: RobotKind, digest: Digest, language: SiteLanguage): object {
  switch (kind) {
    case 'wecom':
      return { msgtype: 'markdown', markdown: { content: markdown(digest, room.wecom) } };
    case 'dingtalk':
      return {
        msgtype: 'markdown',
        markdown: { title: digest.title, text: markdown(digest, room.dingtalk) },
      };
    default: {
      const post = { title: digest.title, content: feishuLines(digest, room.feishu) };
      return {
        msg_type: 'post',
        content: { post: { [language === 'zh' ? 'zh_cn' : 'en_us']: post } },
      };
    }
  }
}

/** Title, link and next update always stand; of the rest as much as there is room for. */
function markdown(digest: Digest, most: number): string {
  const head = `### ${plain(digest.title)}`;
  const foot = [
    ...(digest.nextUpdate ? [`**${plain(digest.nextUpdate)}**`] : []),
    `[${digest.read}](${digest.link})`,
  ].join('\n\n');
  const body = linesOf(digest).map(({ text, isTitle }) =>
    isTitle ? `**${plain(text)}**` : plain(text),
  );
  return [head, ...fitting(body, most - bytes(head) - bytes(foot) - 8), foot].join('\n\n');
}

interface Line {
  readonly text: string;
  readonly isTitle: boolean;
}

function linesOf({ lead, parts }: Digest): Line[] {
  const titled = parts.flatMap(({ title, lines }) => [
    { text: title, isTitle: true },
    ...lines.map((line) => ({ text: `· ${line}`, isTitle: false })),
  ]);
  return [...(lead ? [{ text: lead, isTitle: false }] : []), ...titled];
}

function feishuLines(digest: Digest, most: number): object[][] {
  const texts = fitting(
    linesOf(digest).map(({ text }) => text),
    most - bytes(digest.title) - 512,
  );
  const next = digest.nextUpdate ? [digest.nextUpdate] : [];
  const lines = [...texts, ...next].map((text): object[] => [{ tag: 'text', text }]);
  return [...lines, [{ tag: 'a', text: digest.read, href: digest.link }]];
}

/** Whole lines, from the first on: half a sentence can say the opposite. */
function fitting(lines: readonly string[], most: number): string[] {
  let left = most;
  const end = lines.findIndex((line) => {
    left -= bytes(line) + 2;
    return left < 0;
  });
  return lines.slice(0, end === -1 ? undefined : end);
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/**
 * A text in which nothing is markup: neither a link, nor emphasis, nor a call for somebody by name.
 * These robots know no escape, so the signs are exchanged for their wide sisters.
 */
function plain(text: string): string {
  return text.replaceAll(/[<>[\]*`#|]/g, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) + WIDE),
  );
}

/** From a sign of ASCII to its full-width form. */
const WIDE = 0xfe_e0;

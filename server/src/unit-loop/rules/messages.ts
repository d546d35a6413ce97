/** [U3] A list as text for a group: numbered messages that each fit, no case broken over two. */

/** What a group's message may hold. */
export const LONGEST_MESSAGE = 2_000;
/** Room for `【…（12/34）】` and what stands in the head. */
const HEAD = 120;
const CUT = '…';

export interface MessageHead {
  readonly title: string;
  /** Under the title of the first message. */
  readonly lead: string;
}

/** `lines` come numbered already, one a case. */
export function messagesOf(head: MessageHead, lines: readonly string[]): string[] {
  const lead = cut(head.lead, HEAD);
  const parts: string[][] = [[lead]];
  let room = LONGEST_MESSAGE - HEAD - lead.length;
  for (const whole of lines) {
    const line = cut(whole.replaceAll(/\s*\n\s*/g, ' '), LONGEST_MESSAGE - 2 * HEAD);
    if (line.length + 1 > room) {
      parts.push([]);
      room = LONGEST_MESSAGE - HEAD;
    }
    parts.at(-1)?.push(line);
    room -= line.length + 1;
  }
  const title = cut(head.title, HEAD - 20);
  return parts.map((part, at) => [`【${title} ${at + 1}/${parts.length}】`, ...part].join('\n'));
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return (
    text
      .slice(0, longest - CUT.length)
      .toWellFormed()
      .replace(/\ufffd$/u, '') + CUT
  );
}

/** Which of the public's questions a bulletin answers, and which it promises an answer to. */
import type { BulletinContent } from '@heed/shared/bulletins';

/** What is said to be unknown is no answer, whatever it speaks about. */
export function answeredAsks(content: BulletinContent | undefined): ReadonlySet<string> {
  if (!content) return new Set();
  const said = [content.usable, content.confirmed, content.doing, content.advice].flat();
  return new Set(said.flatMap(({ answers }) => answers));
}

/** When the public was told that it would know; null where nobody has said. */
export function promisedAnswer(content: BulletinContent | undefined, ask: string): string | null {
  const promised = content?.unknown.find(({ answers }) => answers.includes(ask));
  return promised?.knownAt ?? null;
}

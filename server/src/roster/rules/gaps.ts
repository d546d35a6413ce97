/** Hours in which a post has fewer people than it needs. Pure. */
import type { DutyFact, PostFact, Span } from './roster-facts';

export interface GapFact extends Span {
  readonly postId: string;
  readonly have: number;
  readonly needed: number;
}

/** [R4] The gaps of a span, the first first. One person at a post twice at once counts once. */
export function gapsIn(
  posts: readonly PostFact[],
  duties: readonly DutyFact[],
  span: Span,
): GapFact[] {
  const byPost = Map.groupBy(duties, ({ postId }) => postId);
  return posts
    .filter(({ needed, retired }) => needed > 0 && !retired)
    .flatMap((post) => gapsOf(post, byPost.get(post.id) ?? [], span))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

function gapsOf(post: PostFact, duties: readonly DutyFact[], span: Span): GapFact[] {
  const within = (time: number) => time > span.from && time < span.to;
  const turns = duties.flatMap(({ from, to }) => [from, to]).filter(within);
  const times = [...new Set([span.from, ...turns, span.to])].sort((a, b) => a - b);
  const gaps: GapFact[] = [];
  for (const [index, from] of times.slice(0, -1).entries()) {
    const to = times[index + 1] ?? from;
    const have = standing(duties, from).size;
    if (have >= post.needed) continue;
    const last = gaps.at(-1);
    if (last?.to === from && last.have === have) gaps[gaps.length - 1] = { ...last, to };
    else gaps.push({ postId: post.id, from, to, have, needed: post.needed });
  }
  return gaps;
}

/** The members who are on duty at a time. */
export function standing(duties: readonly DutyFact[], at: number): Set<string> {
  return new Set(duties.filter(({ from, to }) => from <= at && at < to).map((d) => d.memberId));
}

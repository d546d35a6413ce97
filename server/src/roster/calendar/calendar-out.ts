/** What a calendar's secret address shows. */
import { Injectable } from '@nestjs/common';
import { RealmClock } from '../../kernel/realm-clock';
import { ReferenceLists } from '../../reference/reference-lists';
import { RosterReader } from '../roster-reader';
import { DAY } from '../rules/roster-facts';
import { FeedDesk } from './feed-desk';
import { calendarText } from './write-calendar';

/** [R9] */
const SHOWN = { before: 7 * DAY, ahead: 60 * DAY };

@Injectable()
export class CalendarOut {
  constructor(
    private readonly feeds: FeedDesk,
    private readonly reader: RosterReader,
    private readonly lists: ReferenceLists,
    private readonly clock: RealmClock,
  ) {}

  /** The calendar of an address; null where it leads nowhere. */
  async text(token: string): Promise<string | null> {
    const feed = await this.feeds.find(token);
    if (!feed) return null;
    const { realm, postId, memberId } = feed;
    const now = this.clock.now(realm);
    const duties = await this.reader.duties(realm, {
      from: now - SHOWN.before,
      to: now + SHOWN.ahead,
    });
    const posts = new Map((await this.reader.posts(realm)).map((post) => [post.id, post.name]));
    const person = (id: string) => this.lists.of(realm).member(id)?.name ?? id;
    const lines = duties
      .filter((duty) => (postId === null ? duty.memberId === memberId : duty.postId === postId))
      .map((duty) => {
        const [post, name] = [posts.get(duty.postId) ?? '', person(duty.memberId)];
        return postId === null
          ? { duty, summary: post, description: name }
          : { duty, summary: name, description: post };
      });
    const title = postId === null ? person(memberId ?? '') : (posts.get(postId) ?? '');
    return calendarText(title, lines, now);
  }
}

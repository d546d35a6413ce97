/** Calendars that others read by a secret address: made, withdrawn, and found by the digest of the address. */
import { Injectable } from '@nestjs/common';
import type { FeedInput, FeedMade, FeedRow } from '@heed/shared/roster';
import type { Realm } from '@heed/shared/vocabulary';
import type { Actor } from '../../journal/events';
import { Database } from '../../kernel/database/database';
import { isId, newId } from '../../kernel/ids';
import { isRefusal, refuse, refuseField, type Refusal } from '../../kernel/refusal';
import { sha256Hex, keyedHash } from '../../kernel/seal/digest';
import { KeyStore } from '../../kernel/seal/key-store';
import { ReferenceLists } from '../../reference/reference-lists';
import { lockPost } from '../roster-rows';
import { RosterWriter } from '../roster-writer';

/** Whose duties a calendar shows. */
export type KnownFeed = Pick<FeedRow, 'id' | 'postId' | 'memberId'> & { readonly realm: Realm };

/** More of them than members and posts together are of no use. */
const MOST_FEEDS = 1_000;
const PURPOSE = 'roster-feed';

@Injectable()
export class FeedDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: RosterWriter,
    private readonly lists: ReferenceLists,
    private readonly keys: KeyStore,
  ) {}

  list(realm: Realm): Promise<FeedRow[]> {
    return this.database.query<FeedRow>(
      `select id, post_id as "postId", member_id as "memberId", made_at as "madeAt"
       from roster_feed where realm = $1 and revoked_at is null order by id`,
      [realm],
    );
  }

  /** [R9] A new address. It is made from the feed's id by a key of the key store, and stored nowhere. */
  async make(input: FeedInput, by: Actor): Promise<FeedMade | Refusal> {
    const { realm, requestId, postId = null, memberId = null } = input;
    if ((postId === null) === (memberId === null)) {
      return refuseField('invalid', 'postId', 'post-or-member');
    }
    if (memberId !== null && !this.lists.of(realm).member(memberId)) {
      return refuseField('unknown-member', 'memberId', 'no-member');
    }
    const done = await this.writer.write({ realm, by, requestId, body: input }, async (change) => {
      const post = postId !== null && isId(postId) ? await lockPost(change, postId) : undefined;
      if (postId !== null && !post) return refuseField('invalid', 'postId', 'no-post');
      if ((await this.list(realm)).length >= MOST_FEEDS) return refuse('too-large');
      const id = newId();
      await change.query(
        `insert into roster_feed (id, realm, token_digest, post_id, member_id, made_by, made_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, realm, sha256Hex(this.tokenOf(id)), postId, memberId, by.id, change.at],
      );
      change.note({ type: 'roster-feed-made', data: { feedId: id, postId, memberId } });
      return id;
    });
    if (isRefusal(done)) return done;
    const { subjectId } = done;
    return { id: subjectId, path: `/feeds/roster/${this.tokenOf(subjectId)}.ics` };
  }

  /** The address leads nowhere from now on. `mayAll` lets go of others' calendars too. */
  async revoke(id: string, requestId: string, by: Actor, mayAll: boolean): Promise<Refusal | null> {
    const [feed] = isId(id)
      ? await this.database.query<{ realm: Realm; mine: boolean }>(
          'select realm, made_by is not distinct from $2::uuid as mine from roster_feed where id = $1',
          [id, by.id],
        )
      : [];
    if (!feed) return refuse('not-found');
    if (!feed.mine && !mayAll) return refuse('forbidden');
    const request = { realm: feed.realm, by, requestId, body: { revoke: id } };
    const done = await this.writer.write(request, async (change) => {
      const [gone] = await change.query(
        'update roster_feed set revoked_at = $2 where id = $1 and revoked_at is null returning id',
        [id, change.at],
      );
      if (!gone) return refuse('already-so');
      change.note({ type: 'roster-feed-revoked', data: { feedId: id } });
      return id;
    });
    return isRefusal(done) ? done : null;
  }

  /** The calendar of an address; null where it leads nowhere. */
  async find(token: string): Promise<KnownFeed | null> {
    const [feed] = await this.database.query<KnownFeed>(
      `select id, realm, post_id as "postId", member_id as "memberId" from roster_feed
       where token_digest = $1 and revoked_at is null`,
      [sha256Hex(token)],
    );
    return feed ?? null;
  }

  /** 256 bits that nobody guesses; the same again for a repeated request. */
  private tokenOf(id: string): string {
    return keyedHash(this.keys.derive(PURPOSE), id);
  }
}

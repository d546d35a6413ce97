/** Writes what a page of texts changed: rows, entries and how far the journal was looked at, in one commit. */
import type { PoolClient } from 'pg';
import type { Realm } from '@heed/shared/vocabulary';
import { SYSTEM_ACTOR, type NewEvent } from '../../journal/events';
import { MOST_JOINED } from '../../journal/events/topic-events';
import type { TopicJoin } from '../../journal/events/topic-joins';
import type { TopicSettings } from '../../topics/rules/settings';
import type { TopicChange } from '../../topics/rules/topic-book';
import type { KnownText } from '../../topics/rules/known-text';
import {
  insertTopics,
  lookAtLeft,
  mergeTopics,
  placeTexts,
  type LookedAt,
} from '../../topics/topic-placing';
import type { TopicGround } from './topic-ground';
import type { TopicLease } from './topic-lease';

/** What came of a page; the changes of each realm in their order. */
export interface PageDone {
  readonly from: number;
  readonly to: number;
  readonly looked: readonly LookedAt[];
  readonly changes: ReadonlyMap<Realm, readonly TopicChange[]>;
}

export class TopicWriter {
  constructor(
    private readonly ground: TopicGround,
    private readonly lease: TopicLease,
    private readonly settingsOf: (realm: Realm) => TopicSettings,
  ) {}

  async write({ from, to, looked, changes }: PageDone): Promise<void> {
    await this.ground.database.transaction(async (client) => {
      await this.lease.advance(client, from, to);
      await insertTopics(client, newTopics(changes));
      for (const [realm, ofRealm] of changes) {
        const lookedOf = looked.filter((each) => each.realm === realm);
        await this.place(client, ofRealm, lookedOf, this.settingsOf(realm).people);
      }
      // The head is held to the commit: what others wait behind comes last.
      for (const [realm, ofRealm] of changes) await this.append(client, realm, ofRealm);
    });
  }

  private async place(
    client: PoolClient,
    changes: readonly TopicChange[],
    looked: readonly LookedAt[],
    people: number,
  ): Promise<void> {
    for (const change of changes) {
      if (change.kind === 'merged') await mergeTopics(client, change, people);
    }
    await placeTexts(client, { looked, moved: joinedBefore(changes, looked) }, people);
    await lookAtLeft(client, left(changes), people);
  }

  private async append(
    client: PoolClient,
    realm: Realm,
    changes: readonly TopicChange[],
  ): Promise<void> {
    if (changes.length === 0) return;
    const context = { at: this.ground.clock.isoNow(realm), realm, actor: SYSTEM_ACTOR };
    await this.ground.journal.append(eventsOf(changes), context, client);
  }
}

/** In the order of the changes: texts that joined between two others are told together. */
function eventsOf(changes: readonly TopicChange[]): NewEvent[] {
  const events: NewEvent[] = [];
  let texts: TopicJoin[] = [];
  for (const change of changes) {
    if (change.kind === 'joined') {
      if (texts.length === 0 || texts.length === MOST_JOINED) {
        texts = [];
        events.push({ type: 'topics-joined', data: { texts } });
      }
      texts.push(joinOf(change));
      continue;
    }
    const { kind, from, into } = change;
    events.push({
      type: kind === 'merged' ? 'topics-merged' : 'topic-split',
      data: { from, into },
    });
    texts = [];
  }
  return events;
}

function joinOf({ text, topic, from }: Extract<TopicChange, { kind: 'joined' }>): TopicJoin {
  const { caseId, id: complaintId, historic } = text.facts;
  return { caseId, complaintId, topic, from, copy: text.copyOf !== null, historic };
}

function newTopics(changes: PageDone['changes']) {
  return [...changes].flatMap(([realm, ofRealm]) =>
    ofRealm.flatMap((change) =>
      change.kind === 'joined' ? [{ id: change.topic, realm, at: change.text.facts.at }] : [],
    ),
  );
}

/** Texts of earlier pages that joined a topic now. */
function joinedBefore(
  changes: readonly TopicChange[],
  looked: readonly LookedAt[],
): readonly KnownText[] {
  const now = new Set(looked.map(({ text }) => text));
  const joined = new Set(changes.flatMap((each) => (each.kind === 'joined' ? [each.text] : [])));
  return [...joined.difference(now)];
}

/** Every topic that a part left. */
function left(changes: readonly TopicChange[]): string[] {
  return [...new Set(changes.flatMap((each) => (each.kind === 'split' ? [each.from] : [])))];
}

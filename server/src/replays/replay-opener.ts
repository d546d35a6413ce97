/** Opens replays: row, realm, lists, waiting rows and first entries in one commit. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { ReplayOptions } from '@heed/shared/replays';
import { Realm } from '@heed/shared/vocabulary';
import type { RowSource } from '../intake/import/row-source';
import { requestKeyOf } from '../journal/desk-writer';
import type { Actor, NewEvent } from '../journal/events';
import { storePace } from '../journal/store-pace';
import { contentDigest } from '../kernel/canonical-json';
import { Database, queryWith } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { RealmClock, type Pace } from '../kernel/realm-clock';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import type { Person } from '../kernel/seal/sealer';
import { ReplayRealm } from './replay-realm';
import { tellable, type Trial } from './replay-trial';
import { paceOf } from './rules/replay-rules';
import { WaitingRows } from './waiting-rows';

/** As many as a deployment plays at a time. */
const MOST_AT_ONCE = 4;
const RETRY_SECONDS = 60;
const ID_TAIL = 8;

/** A file that was tried out, and who sent it. */
export interface Opening {
  readonly source: RowSource;
  readonly trial: Trial;
  readonly options: ReplayOptions;
  readonly by: Actor;
}

/** A replay about to be. */
interface NewReplay {
  readonly id: string;
  readonly realm: Realm;
  readonly pace: Pace;
}

@Injectable()
export class ReplayOpener {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly rows: WaitingRows,
    private readonly realms: ReplayRealm,
  ) {}

  /** The replay that an earlier request with the same id opened; undefined where none did. */
  async known(options: ReplayOptions, by: Actor): Promise<string | Refusal | undefined> {
    return this.database.transaction((client) => knownReplay(client, requestOf(options, by)));
  }

  /** Answers with the replay's id. */
  async open(opening: Opening): Promise<string | Refusal> {
    const { options, by } = opening;
    const replay = this.newReplay(opening);
    const opened = await this.database.transaction(async (client) => {
      // Of two that come in the same moment the second waits here, and finds what the first one did.
      await queryWith(client, 'lock table replay in share row exclusive mode');
      const known = await knownReplay(client, requestOf(options, by));
      if (known !== undefined) return known;
      const fault = await openingFault(client, replay.id);
      if (fault) return fault;
      await this.insert(client, opening, replay);
      return replay.id;
    });
    if (opened === replay.id) {
      this.clock.set(replay.realm, replay.pace);
      await this.realms.catchUp();
    }
    return opened;
  }

  private newReplay({ options, trial }: Opening): NewReplay {
    const id = options.name ?? newId().slice(-ID_TAIL);
    const realm = Realm.parse(`replay-${id}`);
    const { beginsAt, endsAt } = trial;
    const speed = paceOf({ state: 'running', speed: options.speed ?? null });
    const until = speed === 0 ? beginsAt : endsAt;
    const pace = { realmAt: beginsAt, wallAt: this.clock.wall.now(), speed, until };
    return { id, realm, pace };
  }

  private async insert(client: PoolClient, opening: Opening, replay: NewReplay): Promise<void> {
    const { source, trial, by } = opening;
    const { id, realm, pace } = replay;
    const paced = await storePace(client, realm, { ...pace, state: 'running' });
    const person = await this.rows.newOwner(client, realm);
    await insertReplay(client, opening, replay, person);
    for await (const page of source.pages()) {
      await this.rows.add(client, id, person, tellable(page));
    }
    const opened: NewEvent = {
      type: 'replay-opened',
      data: {
        replayId: id,
        beginsAt: isoTime(trial.beginsAt),
        endsAt: isoTime(trial.endsAt),
        rows: trial.rows,
        refused: trial.refused,
        moments: trial.moments,
      },
    };
    const beginning = { realm, at: isoTime(trial.beginsAt), writtenAt: isoTime(pace.wallAt), by };
    await this.realms.begin(client, trial.named, { ...beginning, opening: [opened, paced] });
  }
}

async function insertReplay(
  client: PoolClient,
  { options, trial, by }: Opening,
  { id, realm, pace }: NewReplay,
  person: Person,
): Promise<void> {
  const request = requestOf(options, by);
  await queryWith(
    client,
    `insert into replay (id, realm, request_key, request_digest, state, speed, begins_at, ends_at,
       opened_at, rows, refused, moments, played_to, person_id)
     values ($1, $2, $3, $4, 'running', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      realm,
      request.key,
      request.digest,
      options.speed ?? null,
      isoTime(trial.beginsAt),
      isoTime(trial.endsAt),
      isoTime(pace.wallAt),
      trial.rows,
      trial.refused,
      trial.moments,
      isoTime(trial.beginsAt),
      person.id,
    ],
  );
}

interface RequestMark {
  readonly key: string;
  readonly digest: string;
}

function requestOf(options: ReplayOptions, by: Actor): RequestMark {
  return { key: requestKeyOf(by, options.requestId), digest: contentDigest(options) };
}

async function knownReplay(
  client: PoolClient,
  { key, digest }: RequestMark,
): Promise<string | Refusal | undefined> {
  const [known] = await queryWith<{ id: string; request_digest: string }>(
    client,
    'select id, request_digest from replay where request_key = $1',
    [key],
  );
  if (!known) return undefined;
  return known.request_digest === digest ? known.id : refuse('key-reused');
}

/** A realm is used once: what was deleted leaves its figures in the journal. */
async function openingFault(client: PoolClient, id: string): Promise<Refusal | null> {
  const [realm] = await queryWith(
    client,
    `select 1 where exists (select 1 from journal where realm = $1)
       or exists (select 1 from journal_part where state = 'away' and $1 = any (realms))`,
    [`replay-${id}`],
  );
  if (realm) return refuseField('already-exists', 'name', 'replay-name-used');
  const going = await queryWith(
    client,
    `select 1 from replay where state in ('running', 'paused') limit ${MOST_AT_ONCE}`,
  );
  return going.length < MOST_AT_ONCE
    ? null
    : refuse('rate-limited', { retryAfterSeconds: RETRY_SECONDS });
}

/** Opens drills: row, realm, lists, roster and first entries in one commit. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { DrillInput } from '@heed/shared/drills';
import { Realm } from '@heed/shared/vocabulary';
import { requestKeyOf } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { storePace } from '../journal/store-pace';
import { contentDigest } from '../kernel/canonical-json';
import { Database, queryWith } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { RealmClock, type Pace } from '../kernel/realm-clock';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { DrillBook } from './drill-book';
import { DrillRealm } from './drill-realm';
import { allDrills } from './drill-record';
import { momentOf, type Playable } from './playable';

/** Where nobody names one: fast enough that whoever opens a first drill sees it live within a minute. */
const USUAL_SPEED = 30;
/** As many as a deployment plays at a time. */
const MOST_AT_ONCE = 4;
const RETRY_SECONDS = 60;
const ID_TAIL = 6;

interface Opening {
  readonly playable: Playable;
  readonly input: DrillInput;
  readonly by: Actor;
  readonly request: { readonly key: string; readonly digest: string };
}

/** A drill about to be. */
interface NewDrill {
  readonly id: string;
  readonly realm: Realm;
  readonly seed: number;
  /** Complaints that its story tells. */
  readonly total: number;
  /** Standing at its beginning. */
  readonly pace: Pace;
}

@Injectable()
export class DrillOpener {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly book: DrillBook,
    private readonly realm: DrillRealm,
  ) {}

  /** Answers with the drill's id. A repeated request gets the drill of the first one. */
  async open(input: DrillInput, by: Actor): Promise<string | Refusal> {
    const playable = this.book.playable(input.scenario);
    if (!playable) return refuseField('invalid', 'scenario', 'unknown-scenario');
    const key = requestKeyOf(by, input.requestId);
    const opening = { playable, input, by, request: { key, digest: contentDigest(input) } };
    const drill = this.newDrill(opening);
    const opened = await this.database.transaction(async (client) => {
      // Of two that come in the same moment the second waits here, and finds what the first one did.
      await queryWith(client, 'lock table drill in share row exclusive mode');
      const known = await knownDrill(client, opening.request);
      if (known !== undefined) return known;
      const others = (await allDrills(client)).filter(({ state }) => state !== 'ended');
      if (others.length >= MOST_AT_ONCE) {
        return refuse('rate-limited', { retryAfterSeconds: RETRY_SECONDS });
      }
      await this.insert(client, opening, drill);
      return drill.id;
    });
    if (opened === drill.id) this.clock.set(drill.realm, drill.pace);
    return opened;
  }

  private newDrill({ playable, input }: Opening): NewDrill {
    const { scenario } = playable;
    const id = `${scenario.code}-${newId().slice(-ID_TAIL)}`;
    const seed = input.seed ?? scenario.seed;
    return {
      id,
      realm: Realm.parse(`drill-${id}`),
      seed,
      total: playable.story(seed).complaints.length,
      pace: {
        realmAt: momentOf(scenario, 0),
        wallAt: this.clock.wall.now(),
        speed: 0,
        until: momentOf(scenario, scenario.minutes),
      },
    };
  }

  private async insert(client: PoolClient, opening: Opening, drill: NewDrill): Promise<void> {
    const { playable, by } = opening;
    const { realm, pace } = drill;
    const paced = await storePace(client, realm, { ...pace, state: 'preparing' });
    await insertDrill(client, opening, drill);
    const opened = {
      drillId: drill.id,
      scenario: playable.scenario.code,
      seed: drill.seed,
      beginsAt: isoTime(pace.realmAt),
      endsAt: isoTime(pace.until),
      total: drill.total,
    };
    await this.realm.begin(client, playable.scenario, {
      realm,
      writtenAt: isoTime(pace.wallAt),
      beginsAt: opened.beginsAt,
      by,
      opening: [{ type: 'drill-opened', data: opened }, paced],
    });
  }
}

async function insertDrill(
  client: PoolClient,
  { input, request }: Opening,
  { id, realm, seed, total, pace }: NewDrill,
): Promise<void> {
  const speed = input.speed ?? USUAL_SPEED;
  const [begins, ends, wall] = [pace.realmAt, pace.until, pace.wallAt].map(isoTime);
  // What is due at the very beginning is still to be told.
  const playedTo = isoTime(pace.realmAt - 1);
  await queryWith(
    client,
    `insert into drill (id, realm, request_key, request_digest, scenario, seed, speed, total,
       begins_at, ends_at, opened_at, seen_at, played_to, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, 'preparing')`,
    [
      id,
      realm,
      request.key,
      request.digest,
      input.scenario,
      seed,
      speed,
      total,
      begins,
      ends,
      wall,
      playedTo,
    ],
  );
}

async function knownDrill(
  client: PoolClient,
  { key, digest }: Opening['request'],
): Promise<string | Refusal | undefined> {
  const rows = await queryWith<{ id: string; request_digest: string }>(
    client,
    'select id, request_digest from drill where request_key = $1',
    [key],
  );
  const known = rows[0];
  if (!known) return undefined;
  return known.request_digest === digest ? known.id : refuse('key-reused');
}

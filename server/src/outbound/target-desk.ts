/** The only writer of targets: makes them, changes them, gives a webhook another secret. */
import { Injectable } from '@nestjs/common';
import {
  isSignedKind,
  type MailSettings,
  type TargetInput,
  type TargetMade,
  type TargetPatch,
  type TargetRow,
} from '@heed/shared/deliveries';
import { REAL } from '@heed/shared/vocabulary';
import { DeskWriter, type DeskChange } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { Database } from '../kernel/database/database';
import { isId, newId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { isRefusal, refuse, refuseField, type Refusal } from '../kernel/refusal';
import { withoutBrackets } from './addresses';
import { Origins, originOf, type Origin } from './origins';
import { newWebhookSecret } from './signatures';
import {
  insertTarget,
  listTargets,
  loadTarget,
  lockTarget,
  updateTarget,
  type StoredTarget,
} from './target-rows';
import { TargetSecrets } from './target-secrets';

/** So long a receiver may take to learn the new secret. */
const EARLIER_SECRET_MILLISECONDS = 24 * 60 * 60_000;

@Injectable()
export class TargetDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    private readonly origins: Origins,
    private readonly secrets: TargetSecrets,
  ) {}

  list(): Promise<TargetRow[]> {
    return listTargets(this.database);
  }

  /** A secret that Heed drew is in the answer, this once. */
  async make(input: TargetInput, by: Actor): Promise<TargetMade | Refusal> {
    const place = placeOf(input);
    const refused = await this.refuseOrigin(place, input.kind === 'mail' ? 'mail.host' : 'address');
    if (refused) return refused;
    const drawn = isSignedKind(input.kind) ? newWebhookSecret() : null;
    const request = {
      realm: REAL,
      by,
      requestId: input.requestId,
      body: { mark: this.secrets.markOf(input) },
    };
    const done = await this.writer.write(request, async (change) => {
      if (input.kind === 'mail' && (await hasMail(change))) return refuse('already-exists');
      const target = this.targetOf(input, { place, drawn, at: change.at });
      await insertTarget(change, target);
      change.note({
        type: 'delivery-target-made',
        data: { targetId: target.id, kind: target.kind },
      });
      return target.id;
    });
    if (isRefusal(done)) return done;
    // The secret of a repeated request was shown before; another is got by rotating.
    return this.made(done.subjectId, done.repeated ? null : drawn);
  }

  async change(id: string, patch: TargetPatch, by: Actor): Promise<TargetRow | Refusal> {
    const known = isId(id) ? await loadTarget(this.database, id) : null;
    if (!known) return refuse('not-found');
    const misplaced = misplacedField(known, patch);
    if (misplaced) return refuseField('invalid', misplaced, 'not-of-this-kind');
    const moved = movedTo(patch);
    if (moved) {
      const refused = await this.refuseOrigin(moved, patch.mail ? 'mail.host' : 'address');
      if (refused) return refused;
    }
    const request = { realm: REAL, by, requestId: null, body: { id } };
    const done = await this.writer.write(request, async (change) => {
      const target = await lockTarget(change, id);
      if (!target) return refuse('not-found');
      const next = this.patched(target, patch, moved);
      await updateTarget(change, next);
      if (!next.enabled) await cancelWaiting(change, id);
      change.note({
        type: 'delivery-target-changed',
        data: {
          targetId: id,
          enabled: next.enabled,
          addressChanged: moved !== null,
          secretChanged: next.secret !== target.secret,
        },
      });
      return id;
    });
    if (isRefusal(done)) return done;
    return this.row(id);
  }

  /** The secret before it signs beside it for a day. */
  async rotate(id: string, requestId: string, by: Actor): Promise<TargetMade | Refusal> {
    if (!isId(id)) return refuse('not-found');
    const drawn = newWebhookSecret();
    const request = { realm: REAL, by, requestId, body: { rotate: id } };
    const done = await this.writer.write(request, async (change) => {
      const target = await lockTarget(change, id);
      if (!target) return refuse('not-found');
      if (!isSignedKind(target.kind)) return refuse('illegal-state');
      const until = Date.parse(change.at) + EARLIER_SECRET_MILLISECONDS;
      await updateTarget(change, {
        ...target,
        secret: this.secrets.seal(id, 'secret', drawn),
        earlierSecret: target.secret,
        earlierUntil: isoTime(until),
      });
      change.note({ type: 'delivery-secret-rotated', data: { targetId: id } });
      return id;
    });
    if (isRefusal(done)) return done;
    return this.made(id, done.repeated ? null : drawn);
  }

  private async made(id: string, secret: string | null): Promise<TargetMade | Refusal> {
    const target = await this.row(id);
    return isRefusal(target) ? target : { target, secret };
  }

  private async row(id: string): Promise<TargetRow | Refusal> {
    const [row] = await listTargets(this.database, id);
    return row ?? refuse('not-found');
  }

  private async refuseOrigin(place: Origin, field: string): Promise<Refusal | null> {
    if (await this.origins.allows(place)) return null;
    const { scheme, host, port } = place;
    const origin = `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
    return refuseField('origin-not-allowed', field, origin);
  }

  private targetOf(
    input: TargetInput,
    given: { readonly place: Origin; readonly drawn: string | null; readonly at: string },
  ): StoredTarget {
    const { place, drawn, at } = given;
    const id = newId();
    const secret = drawn ?? givenSecret(input);
    return {
      id,
      kind: input.kind,
      name: input.name,
      enabled: true,
      ...place,
      address: 'address' in input ? this.secrets.seal(id, 'address', input.address) : null,
      secret: secret === null ? null : this.secrets.seal(id, 'secret', secret),
      earlierSecret: null,
      earlierUntil: null,
      language: 'language' in input ? input.language : null,
      mail: input.kind === 'mail' ? input.mail : null,
      addedAt: at,
    };
  }

  private patched(target: StoredTarget, patch: TargetPatch, moved: Origin | null): StoredTarget {
    const { id } = target;
    const { name, enabled, language, mail, address } = patch;
    const secret = patch.secret ?? patch.password;
    return {
      ...target,
      ...moved,
      name: name ?? target.name,
      enabled: enabled ?? target.enabled,
      language: language ?? target.language,
      mail: mail ?? target.mail,
      address: address === undefined ? target.address : this.secrets.seal(id, 'address', address),
      secret: secret === undefined ? target.secret : this.sealedOrNone(id, secret),
    };
  }

  private sealedOrNone(id: string, secret: string): Buffer | null {
    return secret === '' ? null : this.secrets.seal(id, 'secret', secret);
  }
}

/** What has not gone out stays back; whoever wants it after all asks for it once the target is on again. */
async function cancelWaiting(change: DeskChange, targetId: string): Promise<void> {
  await change.query(
    `update delivery set state = 'cancelled', next_at = null where target_id = $1 and state = 'waiting'`,
    [targetId],
  );
}

async function hasMail(change: DeskChange): Promise<boolean> {
  const rows = await change.query(`select 1 from delivery_target where kind = 'mail'`);
  return rows.length > 0;
}

function placeOf(input: TargetInput): Origin {
  return input.kind === 'mail' ? mailPlace(input.mail) : originOf(input.address);
}

function movedTo({ mail, address }: TargetPatch): Origin | null {
  if (mail) return mailPlace(mail);
  return address === undefined ? null : originOf(address);
}

function mailPlace({ scheme, host, port }: MailSettings): Origin {
  return { scheme, host: withoutBrackets(host), port };
}

function givenSecret(input: TargetInput): string | null {
  if (input.kind === 'mail') return input.password ?? null;
  return 'secret' in input ? (input.secret ?? null) : null;
}

/** A field that a target of this kind has not. A webhook's secret is drawn, never given. */
function misplacedField({ kind }: StoredTarget, patch: TargetPatch): string | null {
  const own: readonly string[] = {
    webhook: ['address'],
    sms: ['address'],
    wechat: ['address'],
    mail: ['mail', 'password'],
    wecom: ['address', 'secret', 'language'],
    dingtalk: ['address', 'secret', 'language'],
    feishu: ['address', 'secret', 'language'],
  }[kind];
  const common = ['name', 'enabled'];
  return Object.keys(patch).find((field) => ![...own, ...common].includes(field)) ?? null;
}

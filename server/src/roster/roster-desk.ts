/** The only writer of the roster: locks what it changes, lets the rules decide, writes row and entry in one commit. */
import { Injectable } from '@nestjs/common';
import type { RosterCommand, RosterResult } from '@heed/shared/roster';
import type { DeskChange, DeskDone } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { contentDigest } from '../kernel/canonical-json';
import { isId, newId } from '../kernel/ids';
import { isRefusal, refuse, refuseField, type Refusal } from '../kernel/refusal';
import { ReferenceLists } from '../reference/reference-lists';
import { loadMembers, loadPosts, lockPost, storeMember, storePost } from './roster-rows';
import { RosterWriter } from './roster-writer';
import { ShiftWrites } from './shift-writes';
import { StaffNumbers } from './staff-numbers';

type Command<K extends RosterCommand['kind']> = Extract<RosterCommand, { kind: K }>;

/** A city's room has some dozens. */
const MOST_POSTS = 300;

@Injectable()
export class RosterDesk {
  constructor(
    private readonly writer: RosterWriter,
    private readonly lists: ReferenceLists,
    private readonly numbers: StaffNumbers,
    private readonly shifts: ShiftWrites,
  ) {}

  /** Applies what keeps the roster; durable when it answers. */
  async command(command: RosterCommand, by: Actor): Promise<RosterResult | Refusal> {
    const { realm, requestId } = command;
    const body = this.bodyOf(command);
    const done = await this.writer.write({ realm, by, requestId, body }, (change) =>
      this.apply(change, command),
    );
    return resultOf(done);
  }

  private apply(change: DeskChange, command: RosterCommand): Promise<string | Refusal> {
    switch (command.kind) {
      case 'set-post':
        return this.setPost(change, command);
      case 'set-member':
        return this.setMember(change, command);
      case 'set-phone':
        return this.setPhone(change, command);
      case 'add-shift':
        return this.addShift(change, command);
      case 'end-shift':
        return this.shifts.end(change, command);
      default:
        return this.override(change, command);
    }
  }

  private async setPost(
    change: DeskChange,
    { postId, expectedVersion, post }: Command<'set-post'>,
  ): Promise<string | Refusal> {
    const unknown = this.unitFault(change, post.unitId ?? null);
    if (unknown) return unknown;
    const known = postId === undefined ? undefined : await this.knownPost(change, postId);
    if (postId !== undefined && !known) return refuse('not-found');
    const stale = staleFault(known?.version ?? 0, expectedVersion);
    if (stale) return stale;
    if (!known && (await loadPosts(change.client, change.realm)).length >= MOST_POSTS) {
      return refuse('too-large');
    }
    const [id, version] = [known?.id ?? newId(), expectedVersion + 1];
    if (!(await storePost(change, id, version, post))) {
      return refuseField('already-exists', 'post.code', 'code-taken');
    }
    const { code, name, nameEn = null, unitId = null, capacity = null, needed } = post;
    const { retired = false } = post;
    const namesDigest = contentDigest({ name, nameEn });
    const data = { postId: id, version, code, unitId, capacity, needed, retired, namesDigest };
    change.note({ type: 'roster-post-set', data });
    return id;
  }

  private async setMember(
    change: DeskChange,
    { memberId, expectedVersion, postIds, skills, capacity }: Command<'set-member'>,
  ): Promise<string | Refusal> {
    const unknown = this.memberFault(change, 'memberId', memberId);
    if (unknown) return unknown;
    // Two who set the same new member at once: the second one sees what the first one said.
    await change.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `roster-member|${change.realm}|${memberId}`,
    ]);
    const members = await loadMembers(change.client, change.realm);
    const known = members.find((member) => member.memberId === memberId);
    const stale = staleFault(known?.version ?? 0, expectedVersion);
    if (stale) return stale;
    const posts = new Set((await loadPosts(change.client, change.realm)).map(({ id }) => id));
    if (postIds.some((id) => !posts.has(id))) return refuseField('invalid', 'postIds', 'no-post');
    const facts = { memberId, version: expectedVersion + 1, postIds, skills, capacity };
    await storeMember(change, facts);
    change.note({ type: 'roster-member-set', data: facts });
    return memberId;
  }

  private async setPhone(
    change: DeskChange,
    { memberId, phone }: Command<'set-phone'>,
  ): Promise<string | Refusal> {
    const unknown = this.memberFault(change, 'memberId', memberId);
    if (unknown) return unknown;
    const sealDigest = await this.numbers.set(change, memberId, phone);
    change.note({ type: 'roster-phone-set', data: { memberId, sealDigest } });
    return memberId;
  }

  private async addShift(
    change: DeskChange,
    command: Command<'add-shift'>,
  ): Promise<string | Refusal> {
    const unknown = this.memberFault(change, 'memberId', command.memberId);
    if (unknown) return unknown;
    const post = await this.knownPost(change, command.postId);
    if (!post || post.retired) return refuseField('invalid', 'postId', 'no-post');
    return this.shifts.add(change, command);
  }

  private async override(
    change: DeskChange,
    command: Command<'override'>,
  ): Promise<string | Refusal> {
    const { byMemberId } = command;
    const unknown = byMemberId === null ? null : this.memberFault(change, 'byMemberId', byMemberId);
    return unknown ?? this.shifts.override(change, command);
  }

  private knownPost(change: DeskChange, postId: string) {
    return isId(postId) ? lockPost(change, postId) : Promise.resolve(undefined);
  }

  private unitFault(change: DeskChange, unitId: string | null): Refusal | null {
    if (unitId === null || this.lists.of(change.realm).unitExists(unitId)) return null;
    return refuseField('unknown-unit', 'post.unitId', 'unknown-unit');
  }

  private memberFault(change: DeskChange, path: string, memberId: string): Refusal | null {
    const member = this.lists.of(change.realm).member(memberId);
    if (member && !member.disabled) return null;
    return refuseField('unknown-member', path, 'no-member');
  }

  /** What is kept of a request is a digest: of a number it must not be one that can be tried out. */
  private bodyOf(command: RosterCommand): object {
    if (command.kind !== 'set-phone' || command.phone === null) return command;
    return { ...command, phone: this.numbers.index(command.realm, command.phone) };
  }
}

function staleFault(version: number, expected: number): Refusal | null {
  return version === expected ? null : refuse('stale-version', { currentVersion: version });
}

export function resultOf(done: DeskDone | Refusal): RosterResult | Refusal {
  if (isRefusal(done)) return done;
  return { position: done.position, subjectId: done.subjectId };
}

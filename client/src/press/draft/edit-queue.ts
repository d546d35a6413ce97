/**
 * A draft in the hands of one of its editors: what the server has, and what was written here since.
 * Where somebody else changed the very same part meanwhile both are kept until one is chosen.
 */
import type { BulletinEdit } from '@heed/shared/bulletin-commands';
import type { BulletinContent } from '@heed/shared/bulletins';
import type { Rejection } from '@heed/shared/rejections';
import { elementOf, isOrder, readAt, sameOrder, sameValue, writeAt } from './content-path';

/** Two wordings of one part. */
export interface Conflict {
  path: string;
  theirs: unknown;
  mine: unknown;
}

/** What the server would not take, and why; it is asked again once it is changed. */
export interface RefusedEdit extends BulletinEdit {
  why: string;
}

export interface Sending {
  requestId: string;
  expectedVersion: number;
  edits: readonly BulletinEdit[];
}

export interface Draft {
  /** As the server has it, at which version. */
  base: BulletinContent;
  version: number;
  waiting: readonly BulletinEdit[];
  /** On their way: the same request again gets the same answer. */
  sending: Sending | null;
  conflicts: readonly Conflict[];
  refused: readonly RefusedEdit[];
}

/** Of the server: a text at a version. */
export interface Heard {
  version: number;
  content: BulletinContent;
}

/** As many edits as one command may bring. */
const MOST_AT_ONCE = 50;

export function openDraft({ version, content }: Heard): Draft {
  return { base: content, version, waiting: [], sending: null, conflicts: [], refused: [] };
}

/** The text as its editor sees it. */
export function shown({ base, sending, waiting, conflicts, refused }: Draft): BulletinContent {
  const edits = [...(sending?.edits ?? []), ...waiting, ...refused];
  const written = edits.reduce((content, { path, value }) => writeAt(content, path, value), base);
  return conflicts.reduce((content, { path, mine }) => writeAt(content, path, mine), written);
}

/** Whether anything here is not yet with the server. */
export function isUnsaved({ sending, waiting, conflicts, refused }: Draft): boolean {
  return sending !== null || waiting.length + conflicts.length + refused.length > 0;
}

/** The editor writes. */
export function change(draft: Draft, path: string, value: unknown): Draft {
  const conflict = draft.conflicts.find((one) => contains(one.path, path));
  if (conflict) {
    const mine = valueInside(shown(draft), conflict.path, { path, value });
    const conflicts = draft.conflicts.map((one) => (one === conflict ? { ...one, mine } : one));
    return { ...draft, conflicts };
  }
  const again = draft.refused.filter(
    (edit) => contains(edit.path, path) || contains(path, edit.path),
  );
  const waiting = [...draft.waiting, ...again.map(({ why: _why, ...edit }) => edit)];
  const refused = draft.refused.filter((edit) => !again.includes(edit));
  return queued({ ...draft, waiting, refused }, path, value);
}

function queued(draft: Draft, path: string, value: unknown): Draft {
  const { waiting } = draft;
  const around = waiting.find((edit) => contains(edit.path, path));
  if (around) {
    const whole = valueInside(shown(draft), around.path, { path, value });
    return {
      ...draft,
      waiting: without(waiting.with(waiting.indexOf(around), { ...around, value: whole })),
    };
  }
  // What was written inside goes with the whole.
  const others = waiting.filter((edit) => !contains(path, edit.path));
  const was = readAt(sent(draft), path);
  return { ...draft, waiting: without([...others, { path, was, value }]) };
}

/** Takes what waits on its way; null where nothing does, or something is under way. */
export function begin(draft: Draft, requestId: string): { draft: Draft; sending: Sending } | null {
  if (draft.sending || draft.waiting.length === 0) return null;
  const edits = draft.waiting.slice(0, MOST_AT_ONCE);
  const sending = { requestId, expectedVersion: draft.version, edits };
  return { draft: { ...draft, sending, waiting: draft.waiting.slice(MOST_AT_ONCE) }, sending };
}

/** The server has what was on its way, and perhaps more. */
export function acknowledged(draft: Draft, now: Heard): Draft {
  return rebased({ ...draft, sending: null }, now, shown(draft));
}

/** The server has another version. While something is under way its answer will tell. */
export function heard(draft: Draft, now: Heard): Draft {
  if (draft.sending || now.version <= draft.version) return draft;
  return rebased(draft, now, shown(draft));
}

/** The server took none of what was on its way. */
export function refusedBy(draft: Draft, { error, details = [], message }: Rejection): Draft {
  if (!draft.sending) return draft;
  const { edits } = draft.sending;
  const said = new Map(details.map((detail) => [detail.path ?? '', detail.message]));
  const back = { ...draft, sending: null };
  if (error === 'stale-version') {
    const hit = edits.filter(({ path }) => said.has(path));
    const conflicts = hit.map(({ path, value }) => ({
      path,
      theirs: parsed(said.get(path)),
      mine: value,
    }));
    const rest = edits.filter(({ path }) => !said.has(path));
    return {
      ...back,
      waiting: merged(rest, draft.waiting),
      conflicts: [...draft.conflicts, ...conflicts],
    };
  }
  const named = edits.filter(
    ({ path }) => said.has(path) || details.some((one) => isAt(one.path, path)),
  );
  const faulty = named.length > 0 ? named : edits;
  return {
    ...back,
    waiting: merged(
      edits.filter((edit) => !faulty.includes(edit)),
      draft.waiting,
    ),
    refused: [
      ...draft.refused,
      ...faulty.map((edit) => ({ ...edit, why: details[0]?.message ?? message })),
    ],
  };
}

/** One of the two wordings is chosen. */
export function settle(draft: Draft, path: string, choice: 'mine' | 'theirs'): Draft {
  const conflict = draft.conflicts.find((one) => one.path === path);
  if (!conflict) return draft;
  const conflicts = draft.conflicts.filter((one) => one !== conflict);
  if (choice === 'theirs') return { ...draft, conflicts };
  const edit = { path, was: conflict.theirs, value: conflict.mine };
  return { ...draft, conflicts, waiting: [...draft.waiting, edit] };
}

/** What was kept of an earlier visit, laid upon what the server has now. */
export function restored(now: Heard, kept: readonly BulletinEdit[]): Draft {
  const waiting = merged([], kept);
  const before = waiting.reduce(
    (content, { path, was }) => writeAt(content, path, was),
    now.content,
  );
  const mine = waiting.reduce((content, { path, value }) => writeAt(content, path, value), before);
  return rebased({ ...openDraft(now), waiting }, now, mine);
}

/** Everything here that the server hasn't acknowledged, in the order in which it was written. */
export function unsaved({ sending, waiting, refused, conflicts }: Draft): BulletinEdit[] {
  return [
    ...(sending?.edits ?? []),
    ...waiting,
    ...refused.map(({ path, was, value }) => ({ path, was, value })),
    ...conflicts.map(({ path, theirs, mine }) => ({ path, was: theirs, value: mine })),
  ];
}

/** What waits is held against a newer text: done already, still fitting, or written over by another. */
function rebased(draft: Draft, now: Heard, mine: BulletinContent): Draft {
  const conflicts = draft.conflicts.map((conflict) => ({
    ...conflict,
    theirs: readAt(now.content, conflict.path),
  }));
  const waiting: BulletinEdit[] = [];
  for (const edit of draft.waiting) {
    const standing = readAt(now.content, edit.path);
    const agrees = isOrder(edit.path) ? sameOrder : sameValue;
    if (agrees(standing, edit.value)) continue;
    const element = elementOf(edit.path);
    const gone = element !== null && element !== edit.path && readAt(now.content, element) === null;
    if (!gone && agrees(standing, edit.was)) waiting.push(edit);
    // An element that another took away comes back whole, or not at all.
    else addConflict(conflicts, now.content, { path: gone ? element : edit.path, mine });
  }
  const open = conflicts.filter(({ theirs, mine: own }) => !sameValue(theirs, own));
  return { ...draft, base: now.content, version: now.version, waiting, conflicts: open };
}

function addConflict(
  conflicts: Conflict[],
  content: BulletinContent,
  { path, mine }: { path: string; mine: BulletinContent },
): void {
  if (conflicts.some((one) => one.path === path)) return;
  conflicts.push({ path, theirs: readAt(content, path), mine: readAt(mine, path) });
}

/** The text as the server will have it once it has what is on its way. */
function sent({ base, sending }: Draft): BulletinContent {
  return (sending?.edits ?? []).reduce(
    (content, { path, value }) => writeAt(content, path, value),
    base,
  );
}

/** Later edits of the same part go over earlier ones, and keep what was seen first. */
function merged(
  earlier: readonly BulletinEdit[],
  later: readonly BulletinEdit[],
): readonly BulletinEdit[] {
  const byPath = new Map(earlier.map((edit) => [edit.path, edit]));
  for (const edit of later) {
    const first = byPath.get(edit.path);
    byPath.set(edit.path, first ? { ...edit, was: first.was } : edit);
  }
  return [...byPath.values()];
}

/** An edit that leads back to where it began is none. */
function without(edits: readonly BulletinEdit[]): readonly BulletinEdit[] {
  return edits.filter(({ was, value }) => !sameValue(was, value));
}

function contains(path: string, inner: string): boolean {
  return path === inner || (!isOrder(path) && inner.startsWith(`${path}.`));
}

function valueInside(
  content: BulletinContent,
  whole: string,
  { path, value }: { path: string; value: unknown },
): unknown {
  return readAt(writeAt(content, path, value), whole);
}

/** The server names a field by its place: `usable.0.text.zh` is at fault where `usable.<id>` was sent. */
function isAt(detail: string | undefined, path: string): boolean {
  return detail !== undefined && (detail === path || detail.split('.')[0] === path.split('.')[0]);
}

function parsed(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? 'null');
  } catch {
    return null;
  }
}

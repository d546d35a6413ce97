/** What proves the rules of the roster and of the ladder. */
import type { EventData, JournalEntry } from '../src/journal/events';
import { moment } from './week-house';
import { always, both, count, isUnique, refused, seen, told, type Proof } from './week-proof';

const roster: Record<string, Proof> = {
  R1: both(
    seen('a night’s duty', ['2026-10-08', moment('10-08 20:00'), moment('10-09 08:00')]),
    refused('roster add-shift', 'invalid'),
  ),
  R2: told('roster-overridden', ({ day }) => day === '2026-10-09'),
  R3: seen('who stands in', [true, 'swap']),
  R4: seen('a gap where somebody fell out', true),
  R5: seen('warned of', ['hours', 'nights']),
  R6: seen('warned of', ['hours', 'nights']),
  R7: both(
    seen('a staff number, whole and masked', ['13900002222', '139****2222']),
    told('roster-phone-set', ({ sealDigest }) => sealDigest !== null),
  ),
  R8: refused('POST /api/roster/take', 'already-claimed'),
  R9: seen('a calendar, and after its end', [200, 404]),
  R10: both(
    refused('POST /api/roster/calendar', 'invalid'),
    seen('a calendar file, and once more', [1, 0]),
  ),
  R11: seen('proposed at most three units', true),
  R12: seen('proposed who is on duty', [true, true]),
  R13: both(
    refused('handovers sign', 'same-person'),
    told('handover-item-accepted'),
    told('case-assigned', (data, { actor }) => data.holderId === actor.id),
    told('handover-completed'),
  ),
  R14: both(
    seen('nobody accepted it', ['passed_on', true]),
    ({ entries }) => count(entries, 'handover-passed-on') === 1,
  ),
};

const ladder: Record<string, Proof> = {
  L1: both(
    ...(['no-contact', 'due-soon', 'overdue', 'page', 'supervise'] as const).map((code) =>
      told('rung-acted', ({ rung }) => rung === code),
    ),
  ),
  L2: ({ entries }) => areRungsActedOnce(entries),
  L3: ({ entries }) => areRungsInOrder(entries),
  L4: ({ entries }) => isNobodyUnreachableReminded(entries),
  L5: both(
    told('rung-acted', ({ reached }) => !reached),
    told('alarm-raised', ({ code }) => code === 'rung-unreached'),
  ),
  L6: told('rung-acted', ({ late }) => late),
  L7: ({ entries }) => isHolderTold(entries),
  L8: both(
    told('rung-acted', ({ rung, reached }) => rung === 'page' && reached),
    told('rung-acted', ({ rung, reached }) => rung === 'page' && !reached),
  ),
  L9: both(seen('told to the accused unit, or to who has an interest', []), ({ entries }) =>
    isAccusationClimbing(entries),
  ),
  L10: both(
    told('rung-acted', ({ clock, rung }) => clock === 'lease' && rung === 'lease-warned'),
    seen('a critical case that lapsed is the leader’s', true),
  ),
  L11: refused('POST /api/ladder', 'invalid'),
  L12: refused('POST /api/ladder', 'beyond-statute'),
  L13: both(
    told('case-reminded', (_, { actor }) => actor.kind === 'system'),
    told('case-escalated', ({ level }, { actor }) => level === 2 && actor.kind === 'system'),
    told('supervision-set', ({ to }, { actor }) => to === 'listed' && actor.kind === 'system'),
    told('alarm-raised', ({ code }) => code === 'case-paged'),
  ),
  L14: seen('a roster is kept, before any shift', false),
  L15: seen('a dry run with a roster', [true, 3]),
  L16: both(
    told('ladder-tried', ({ gaps }) => gaps > 0),
    told('alarm-raised', ({ code }) => code === 'ladder-gaps'),
  ),
  L18: both(
    told('rung-acted', ({ rung, late }) => rung === 'late-at-birth' && late),
    seen('paged for what came in late', [0, 0]),
  ),
  L17: both(
    refused('POST /api/notices/seen', 'already-so'),
    always('notices-seen', ({ noticeIds }) => noticeIds.length === 1),
  ),
};

export const dutyProofs: Readonly<Record<string, Proof>> = { ...roster, ...ladder };

type Rung = EventData<'rung-acted'>;
const order = ['no-contact', 'due-soon', 'overdue', 'page', 'supervise'];

function rungsIn(entries: readonly JournalEntry[]): Rung[] {
  return entries.flatMap(({ type, data }) => (type === 'rung-acted' ? [data] : []));
}

/** A clock that begins anew, by a reopening or another lease, has another due time. */
function areRungsActedOnce(entries: readonly JournalEntry[]): boolean {
  return isUnique(
    rungsIn(entries).map(({ caseId, clock, rung, dueAt }) => `${caseId} ${clock} ${rung} ${dueAt}`),
  );
}

function areRungsInOrder(entries: readonly JournalEntry[]): boolean {
  const ofClock = Map.groupBy(
    rungsIn(entries),
    ({ caseId, clock, dueAt }) => `${caseId} ${clock} ${dueAt}`,
  );
  return (
    ofClock.size > 0 &&
    [...ofClock.values()].every((rungs) =>
      rungs.every(
        ({ rung }, n) => order.indexOf(rung) >= order.indexOf(rungs[n - 1]?.rung ?? rung),
      ),
    )
  );
}

function isNobodyUnreachableReminded(entries: readonly JournalEntry[]): boolean {
  const silent = new Set(
    entries.flatMap(({ type, data }) =>
      type === 'complaint-registered' && data.opened && !data.reachable ? [data.caseId] : [],
    ),
  );
  const theirs = rungsIn(entries).filter(({ caseId }) => silent.has(caseId));
  return theirs.length > 0 && theirs.every(({ rung }) => rung !== 'no-contact');
}

function isHolderTold(entries: readonly JournalEntry[]): boolean {
  const holders = new Map<string, string | null>();
  return entries.some(({ type, data }) => {
    if ('after' in data) holders.set(data.caseId, data.after.holderId);
    return (
      type === 'rung-acted' &&
      data.clock !== 'lease' &&
      data.told.includes(holders.get(data.caseId) ?? '')
    );
  });
}

/** A case that accuses a unit goes up the ladder like any other. */
function isAccusationClimbing(entries: readonly JournalEntry[]): boolean {
  const accusing = new Set(
    entries.flatMap(({ type, data }) => (type === 'accused-set' ? [data.caseId] : [])),
  );
  return rungsIn(entries).some(({ caseId }) => accusing.has(caseId));
}

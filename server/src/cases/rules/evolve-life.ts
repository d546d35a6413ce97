/** What an event leaves of the rarer facts of a case. Part of `evolve`. */
import type { Telling } from '@heed/shared/case-life';
import { defaultLimits } from '../../../data/thresholds';
import type { CaseLife, CaseRecord, RevealGrant } from '../case-record';
import type { CaseEvent, Moment } from './case-event';

/** The facts that change with an event; undefined takes one away. */
export function lifeAfter(
  record: CaseRecord,
  event: CaseEvent,
  { at, actorId }: Moment,
): Partial<{ -readonly [K in keyof CaseLife]: CaseLife[K] | undefined }> {
  return {
    ...dispatchAfter(record, event, at),
    ...instructionAfter(record, event, { at, actorId }),
    ...suspensionAfter(record, event, actorId ?? ''),
    ...returnAfter(record, event, actorId ?? ''),
    ...extensionAfter(record, event, actorId ?? ''),
    ...secrecyAfter(record, event),
    ...tellingAfter(record, event),
  };
}

type Changes = ReturnType<typeof lifeAfter>;

/** [C34] The window for a return begins when a unit gets the case. */
function dispatchAfter(record: CaseRecord, { data }: CaseEvent, at: string): Changes {
  if (data.after.unitId === record.unitId) return {};
  return { dispatchedAt: data.after.unitId === null ? undefined : at };
}

const work: ReadonlySet<CaseEvent['type']> = new Set<CaseEvent['type']>([
  'case-signed',
  'case-claimed',
  'complainant-contacted',
  'case-replied',
  'case-noted',
]);

/** [C43] Any work by another hand acknowledges a leader's words. */
function instructionAfter(
  { instruction }: CaseRecord,
  { type, data }: CaseEvent,
  { at, actorId }: Pick<Moment, 'at' | 'actorId'>,
): Changes {
  if (type === 'case-instructed') {
    const { sealId } = data;
    return sealId === null ? {} : { instruction: { sealId, by: actorId ?? '', at } };
  }
  return instruction && work.has(type) && actorId !== instruction.by
    ? { instruction: undefined }
    : {};
}

/** [C31] A case that goes on, moves or ends leaves behind what was asked for it. */
function suspensionAfter(
  { suspension, unitId }: CaseRecord,
  { type, data }: CaseEvent,
  by: string,
): Changes {
  switch (type) {
    case 'suspension-requested':
    case 'case-suspended': {
      const { reason, until } = data;
      const state = type === 'case-suspended' ? 'approved' : 'pending';
      return { suspension: { reason, until, by, state } };
    }
    case 'suspension-decided':
      return {
        suspension: data.agreed && suspension ? { ...suspension, state: 'approved' } : undefined,
      };
    default: {
      if (!suspension) return {};
      const { state, unitId: nextUnit } = data.after;
      const moved = nextUnit !== unitId;
      const holds = suspension.state === 'pending' ? working.has(state) : state === 'suspended';
      return moved || !holds ? { suspension: undefined } : {};
    }
  }
}

/** [C35] [C36] */
function returnAfter(record: CaseRecord, { type, data }: CaseEvent, by: string): Changes {
  switch (type) {
    case 'return-requested':
      return { returning: { by, unitId: data.unitId, from: record.state } };
    case 'return-decided':
      return { returning: undefined, returned: data.agreed ? 'agreed' : 'refused' };
    case 'return-escalated':
      return { returned: 'escalated' };
    default:
      return record.returning && data.after.state !== 'return_requested'
        ? { returning: undefined }
        : {};
  }
}

/** [C41] */
function extensionAfter({ extension }: CaseRecord, { type, data }: CaseEvent, by: string): Changes {
  if (type === 'extension-requested')
    return { extension: { state: 'pending', share: data.share, by } };
  if (type !== 'extension-decided' || !extension) return {};
  return { extension: { ...extension, state: data.agreed ? 'approved' : 'refused' } };
}

/** [C47] [C49] */
function secrecyAfter(record: CaseRecord, { type, data }: CaseEvent): Changes {
  switch (type) {
    case 'member-recused':
      return { recusedIds: [...(record.recusedIds ?? []), data.memberId] };
    case 'reveal-requested':
      return { reveals: granted(record, { accountId: data.accountId, state: 'pending' }) };
    case 'reveal-decided': {
      const { accountId, agreed, until } = data;
      const grant: RevealGrant = agreed
        ? { accountId, state: 'approved', until }
        : { accountId, state: 'refused' };
      return { reveals: granted(record, grant) };
    }
    default:
      return {};
  }
}

const working: ReadonlySet<CaseRecord['state']> = new Set(['claimed', 'in_progress', 'reopened']);

function granted({ reveals = [] }: CaseRecord, grant: RevealGrant): readonly RevealGrant[] {
  return [...reveals.filter(({ accountId }) => accountId !== grant.accountId), grant];
}

/** [C37] [C50] */
function tellingAfter(record: CaseRecord, event: CaseEvent): Changes {
  const left = record.toTell ?? [];
  switch (event.type) {
    case 'case-suspended':
      return owing(record, 'suspended');
    case 'suspension-decided':
      return event.data.agreed ? owing(record, 'suspended') : {};
    case 'extension-decided':
      return event.data.agreed ? owing(record, 'extended') : {};
    case 'case-followed-up':
      return event.data.outcome === 'unreachable' && wasEnough(event.data)
        ? owing(record, 'no-answer')
        : {};
    case 'complainant-contacted': {
      const { told = [], reached } = event.data;
      const counts = (what: Telling) => told.includes(what) && (reached || what === 'no-answer');
      return owed(left.filter((what) => !counts(what)));
    }
    case 'complainant-told': {
      const { told } = event.data;
      return owed(left.filter((what) => !told.includes(what)));
    }
    default:
      return event.data.after.closedAt === null ? {} : { toTell: undefined };
  }
}

/** Entries that don't say so are of the time when the product's own number held. */
function wasEnough({ attempt, enough }: { attempt: number; enough?: boolean }): boolean {
  return enough ?? attempt >= defaultLimits['follow-up-calls'];
}

/** Whoever can't be reached is owed nothing. */
function owing({ toTell = [], reachable }: CaseRecord, what: Telling): Changes {
  return reachable && !toTell.includes(what) ? { toTell: [...toTell, what] } : {};
}

function owed(left: readonly Telling[]): Changes {
  return { toTell: left.length > 0 ? left : undefined };
}

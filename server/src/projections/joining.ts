/** How a case enters an incident's own folds: as if it had belonged there since it was first heard of. */
import { asRule } from '../journal/events/asks';
import type { EventData, Heard } from '../journal/events';
import type { FoldedEntry } from './projection';

/** What an incident's folds are given for an entry that concerns it. */
export function entriesFor(entry: FoldedEntry, incident: string): readonly FoldedEntry[] {
  const own = { ...entry, incident };
  if (entry.type !== 'case-linked' || entry.data.incidentId !== incident) return [own];
  const { data } = entry;
  return [
    ...data.heard.map((heard): FoldedEntry => {
      const { position, realm, actor } = entry;
      const said = { type: 'complaint-registered', data: registration(data, heard) } as const;
      return { ...said, position, realm, actor, incident, at: heard.receivedAt };
    }),
    own,
  ];
}

/** A complaint that was heard before, as the entry that told of it then: with what folds ask of it. */
function registration(
  { caseId, after, incidentId }: EventData<'case-linked'>,
  { asks, ...heard }: Heard,
): EventData<'complaint-registered'> {
  return {
    ...heard,
    caseId,
    after,
    set: [],
    stopped: [],
    // Neither is told a second time: no fold asks for them.
    complaintId: incidentId,
    sealId: incidentId,
    sealDigest: '',
    repeatRule: null,
    worse: false,
    kind: null,
    occurredAt: null,
    fired: asks.map((ask) => ({ rule: asRule(ask) })),
    vulnerable: [],
    requestKey: null,
    evidenceIds: [],
    importId: null,
    reachable: true,
  };
}

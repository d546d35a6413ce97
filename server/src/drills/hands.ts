/** The scenario's people at work: acts become commands on cases, with the version that holds then. */
import type { CaseCommand } from '@heed/shared/commands';
import type { Realm } from '@heed/shared/vocabulary';
import type { CaseFacts, PlannedAct, Scenario } from '../../data/scenarios/scenario-types';
import type { CaseRecord } from '../cases/case-record';
import type { CommandActor } from '../cases/rules/situation';
import { contentDigest } from '../kernel/canonical-json';
import { namedId } from './named-id';
import { momentOf } from './playable';

/** An act that waits for its moment. */
export interface WaitingAct {
  readonly caseId: string;
  /** The realm's time, in milliseconds. */
  readonly at: number;
  readonly act: PlannedAct;
  /** The same for the same act, however often it is tried. */
  readonly requestId: string;
}

const REQUEST_ID = 40;

export class Hands {
  private readonly actors: ReadonlyMap<string, CommandActor>;
  private readonly unitCodes: ReadonlyMap<string, string>;

  constructor(
    private readonly scenario: Scenario,
    private readonly realm: Realm,
  ) {
    this.actors = actorsOf(scenario, realm);
    this.unitCodes = new Map(
      scenario.lists.units.map(({ code }) => [namedId(realm, 'unit', code), code]),
    );
  }

  /** What the people see of a case when it is opened. */
  factsOf(record: CaseRecord, sourceId: string, minute: number): CaseFacts {
    const { category, urgency, kind, street, unitId } = record;
    const unit = unitId === null ? null : (this.unitCodes.get(unitId) ?? null);
    return { sourceId, minute, category, urgency, kind, street, unit };
  }

  /** What they will do to it. */
  plan(caseId: string, facts: CaseFacts, acts: readonly PlannedAct[]): WaitingAct[] {
    return acts.map((act, n) => ({
      caseId,
      at: momentOf(this.scenario, act.minute),
      act,
      requestId: contentDigest([this.realm, facts.sourceId, n]).slice(0, REQUEST_ID),
    }));
  }

  /** The command of an act; null where the scenario has no such person. */
  command({ act, requestId }: WaitingAct, record: CaseRecord): HandCommand | null {
    const actor = this.actors.get(act.by);
    if (!actor) return null;
    const base = { expectedVersion: record.version, requestId };
    const { act: what } = act;
    const command: CaseCommand =
      what.kind === 'dispatch'
        ? { ...base, kind: 'dispatch', unitId: namedId(this.realm, 'unit', what.unit) }
        : { ...base, ...what };
    return { actor, command };
  }
}

export interface HandCommand {
  readonly actor: CommandActor;
  readonly command: CaseCommand;
}

function actorsOf({ lists }: Scenario, realm: Realm): Map<string, CommandActor> {
  const below = (code: string): string[] => [
    code,
    ...lists.units.filter(({ parent }) => parent === code).flatMap((unit) => below(unit.code)),
  ];
  return new Map(
    lists.people.map(({ code, unit, roles }) => [
      code,
      {
        kind: 'account',
        id: namedId(realm, 'person', code),
        unitId: unit === null ? null : namedId(realm, 'unit', unit),
        unitIds: unit === null ? [] : below(unit).map((each) => namedId(realm, 'unit', each)),
        leader: roles.includes('duty-leader') || roles.includes('task-force-lead'),
      },
    ]),
  );
}

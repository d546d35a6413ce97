/** A bulletin's story in a test: people act on it one after another, the rules decide each time. */
import { randomUUID } from 'node:crypto';
import type { BulletinCommand } from '@heed/shared/bulletin-commands';
import type { BulletinContent, LiveNumber } from '@heed/shared/bulletins';
import type { BulletinActor, BulletinRecord } from '../src/bulletins/bulletin-record';
import { begin } from '../src/bulletins/rules/begin';
import { decideBulletin } from '../src/bulletins/rules/decide';
import { lint } from '../src/bulletins/rules/lint/lint';
import { hasHand, type BulletinEvent, type Decision } from '../src/bulletins/rules/situation';
import { bulletinEvents, type FrozenResponse } from '../src/journal/events/bulletin-events';
import { isRefusal, type Refusal } from '../src/kernel/refusal';
import { NOW, people, soundReport } from './bulletin-builders';

type Distribute<T> = T extends unknown ? Omit<T, 'expectedVersion' | 'requestId'> : never;
/** A command without what every command carries. */
export type Act = Distribute<BulletinCommand>;

export class BulletinStory {
  record: BulletinRecord;
  replaced: BulletinRecord | null = null;
  begun: BulletinRecord | null = null;
  openReplacement: string | null = null;
  live: LiveNumber[] = [{ id: 'n1', value: 16_530, unit: null, source: null, at: NOW, old: false }];
  response: FrozenResponse | null = null;
  now = NOW;
  number = 1;
  readonly events: BulletinEvent[] = [];

  constructor(content: BulletinContent = soundReport(), author: BulletinActor = people.lin) {
    const first = begin({
      id: randomUUID(),
      realm: 'real',
      incidentId: randomUUID(),
      content,
      basedOn: null,
      replaces: null,
      reason: null,
      actor: author,
      now: NOW,
    });
    const [record] = first.records;
    if (!record) throw new Error('a beginning makes a record');
    this.record = record;
    this.keep(first);
  }

  /** The refusal's code, or null where the act was done. */
  act(actor: BulletinActor, act: Act, version = this.record.version): string | null {
    const answer = this.tell(actor, act, version);
    return isRefusal(answer) ? answer.error : null;
  }

  tell(actor: BulletinActor, act: Act, version = this.record.version): Decision | Refusal {
    const command = {
      ...act,
      expectedVersion: version,
      requestId: randomUUID(),
    } as BulletinCommand;
    const decision = decideBulletin(this.situation(actor), command);
    if (!isRefusal(decision)) this.keep(decision);
    return decision;
  }

  findings() {
    return lint(this.record.content, {
      now: this.now,
      previous: this.replaced?.content ?? null,
      openPromises: new Set(),
      live: this.live,
      legalCleared: hasHand(this.record, 'legal-cleared'),
      signed: this.record.signed,
    });
  }

  private situation(actor: BulletinActor) {
    return {
      record: this.record,
      actor,
      now: this.now,
      live: this.live,
      position: 4_711,
      response: this.response,
      findings: this.findings(),
      next: { year: 2026, number: this.number },
      replaced: this.replaced,
      openReplacement: this.openReplacement,
      newBulletinId: randomUUID(),
      newIds: randomUUID,
    };
  }

  /** Every entry has to fit its schema: what doesn't would be refused by the journal. */
  private keep({ records, events }: Decision): void {
    for (const event of events) bulletinEvents[event.type].parse(event.data);
    this.events.push(...events);
    for (const record of records) {
      if (record.id === this.record.id) this.record = record;
      else if (record.id === this.replaced?.id) this.replaced = record;
      else this.begun = record;
    }
  }
}

/** Submitted, its facts verified: what an approver meets. */
export function reviewed(content?: BulletinContent): BulletinStory {
  const story = new BulletinStory(content);
  story.act(people.lin, { kind: 'submit' });
  story.act(people.zhou, { kind: 'verify-facts' });
  return story;
}

/** Signed off by another than its author. */
export function approved(content?: BulletinContent): BulletinStory {
  const story = reviewed(content);
  const refused = story.act(people.chen, { kind: 'approve' });
  if (refused) throw new Error(`the approval was refused: ${refused}`);
  return story;
}

export function published(content?: BulletinContent): BulletinStory {
  const story = approved(content);
  story.act(people.lin, { kind: 'publish' });
  return story;
}

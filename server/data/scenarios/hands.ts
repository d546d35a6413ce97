/** What the simulated room does to a case: a pure function of the case's facts and the seed. */
import type { Urgency } from '@heed/shared/vocabulary';
import { Chance, valueAt } from './chance';
import type { CaseFacts, HandAct, PlannedAct, Scenario } from './scenario-types';
import type { HandsScript, Span, UnitHands } from './script-types';

/** Critical cases are taken first, ordinary ones when there is time. */
const paces: Readonly<Record<Urgency, number>> = { critical: 0.5, urgent: 1, normal: 2.5 };
const SIGNED = 0.7;
const REACHED = 0.85;
const REJECTED = 0.08;
const AUDIT: Span = [1, 6];
const FOLLOW_UP: Span = [3, 14];
const SATISFIED = 0.8;
/** What happens to a case that nobody takes: chances, and minutes after it came in. */
const REMINDED = 0.35;
const REMIND: Span = [30, 36];
const ESCALATED = 0.3;
const ESCALATE: Span = [34, 50];
/** The second call follows the first one that reached nobody. */
const CALL_BACK: Span = [6, 20];

export function actsOn(scenario: Scenario, seed: number, facts: CaseFacts): PlannedAct[] {
  const plan = new Plan(scenario, facts, new Chance(seed, `hands ${facts.sourceId}`));
  return plan.make().filter(({ minute }) => minute <= scenario.minutes);
}

class Plan {
  private readonly acts: PlannedAct[] = [];
  private readonly hands: HandsScript;
  private now: number;

  constructor(
    private readonly scenario: Scenario,
    private readonly facts: CaseFacts,
    private readonly chance: Chance,
  ) {
    this.hands = scenario.script.hands;
    this.now = facts.minute;
  }

  make(): readonly PlannedAct[] {
    const { facts, hands, chance } = this;
    const isEnquiry = facts.kind === 'consult' && facts.urgency !== 'critical';
    if (isEnquiry && chance.happens(hands.answers.share)) this.answer();
    else this.handle();
    return this.acts;
  }

  private answer(): void {
    const { answers } = this.hands;
    this.wait(answers.after);
    const text = answers.texts.findLast(([from]) => from <= this.now)?.[1] ?? answers.texts[0]?.[1];
    this.do(this.chance.pick(answers.by), { kind: 'answer', text: text ?? '' });
  }

  private handle(): void {
    const code = this.facts.unit ?? this.dispatch();
    const unit = this.hands.units[code];
    if (!unit || this.isUntouched()) return;
    if (!this.chance.happens(unit.taken)) return this.leave(unit);
    this.take(unit);
  }

  private dispatch(): string {
    const { dispatch } = this.hands;
    const unit = this.unitOfCategory() ?? dispatch.fallback;
    this.wait(dispatch.after[this.facts.urgency]);
    this.do(this.chance.pick(dispatch.by), { kind: 'dispatch', unit });
    return unit;
  }

  /** The category's own unit, or that of the group it belongs to: water-odour, water. */
  private unitOfCategory(): string | undefined {
    const { unitOfCategory } = this.scenario.lists;
    const category = this.facts.category ?? '';
    return unitOfCategory[category] ?? unitOfCategory[category.split('-')[0] ?? ''];
  }

  private isUntouched(): boolean {
    return this.hands.untouched.some((code) => this.facts.sourceId.endsWith(`-${code}`));
  }

  /** Nobody takes it: somebody notices sooner or later. */
  private leave(unit: UnitHands): void {
    const { hands, chance } = this;
    if (this.facts.urgency === 'normal') return;
    if (chance.happens(REMINDED)) {
      this.wait(REMIND);
      this.do(hands.auditor, { kind: 'remind', note: '超过认领时限，请立即认领并联系诉求人。' });
    } else if (chance.happens(ESCALATED)) {
      this.wait(ESCALATE);
      this.do(unit.lead, { kind: 'escalate', reason: chance.pick(hands.notes.escalations) });
    }
  }

  private take(unit: UnitHands): void {
    const { chance } = this;
    const by = chance.pick(unit.members);
    if (chance.happens(SIGNED)) {
      this.waitFor(unit, unit.sign);
      this.do(unit.lead, { kind: 'sign' });
    }
    this.waitFor(unit, unit.claim);
    this.do(by, { kind: 'claim' });
    this.contact(unit, by);
    if (chance.happens(unit.replied)) this.reply(unit, by);
  }

  private contact(unit: UnitHands, by: string): void {
    const { reached, notReached } = this.hands.notes;
    this.waitFor(unit, unit.contact);
    if (!this.chance.happens(REACHED)) {
      this.do(by, { kind: 'contact', reached: false, note: this.chance.pick(notReached) });
      this.waitFor(unit, CALL_BACK);
    }
    this.do(by, { kind: 'contact', reached: true, note: this.chance.pick(reached) });
  }

  private reply(unit: UnitHands, by: string): void {
    const { hands, chance } = this;
    const { replies, rejected, solved, notSolved } = hands.notes;
    this.waitFor(unit, unit.reply);
    this.do(by, { kind: 'reply', text: chance.pick(replies) });
    this.wait(AUDIT);
    if (chance.happens(REJECTED)) {
      this.do(hands.auditor, { kind: 'reject-reply', reason: chance.pick(rejected) });
      return;
    }
    this.do(hands.auditor, { kind: 'approve-reply' });
    this.wait(FOLLOW_UP);
    const isSolved = chance.happens(hands.followUp.solved);
    this.do(chance.pick(hands.followUp.by), {
      kind: 'follow-up',
      outcome: isSolved ? 'solved' : 'not_solved',
      ...(isSolved ? { satisfied: chance.happens(SATISFIED) } : {}),
      note: chance.pick(isSolved ? solved : notSolved),
    });
  }

  private waitFor(unit: UnitHands, span: Span): void {
    const [least, most] = span;
    const factor = valueAt(unit.strain, this.now) * paces[this.facts.urgency];
    this.wait([least * factor, most * factor]);
  }

  private wait([least, most]: Span): void {
    this.now += this.chance.between(least, most);
  }

  private do(by: string, act: HandAct): void {
    this.acts.push({ minute: this.now, by, act });
  }
}

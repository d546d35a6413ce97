/** Who works in the week, in which units, by which lists; and how they ask for things. */
import type { CaseCommand } from '@heed/shared/commands';
import type { ComplaintInput } from '@heed/shared/complaint';
import type { CaseDetail } from '@heed/shared/rows';
import type { Reference } from '@heed/shared/reference';
import { defaultWorkCalendar } from '../data/work-calendar';
import { WeekHouse, type Person } from './week-house';

/** A command without what every command carries. */
export type Ask = CaseCommand extends infer C
  ? C extends CaseCommand
    ? Omit<C, 'expectedVersion' | 'requestId'> & { expectedVersion?: number }
    : never
  : never;

/** National Day: seven days off, and the Saturday after them worked for it. */
const CALENDAR = `date,kind,name
2026-10-01,holiday,国庆节
2026-10-02,holiday,国庆节
2026-10-03,holiday,国庆节
2026-10-04,holiday,国庆节
2026-10-05,holiday,国庆节
2026-10-06,holiday,国庆节
2026-10-07,holiday,国庆节
2026-10-10,workday,国庆节调休
`;
const PLACES = '区县,街道,社区,地址,经度,纬度\n江北区,柳林街道,,,,\n江北区,望江街道,,,,\n';
const own = '本地规定';

type Units = Awaited<ReturnType<typeof openUnits>>;
type Crew = Awaited<ReturnType<typeof hire>>;

export class Week {
  /** Figures that the story read back from the doors, by name. */
  readonly seen = new Map<string, unknown>();
  private callers = 0;

  readonly units: Units;
  readonly crew: Crew;
  /** Codes of places, by name. */
  readonly places: ReadonlyMap<string, string>;
  /** What a telephone system calls with. */
  readonly cti: string;

  private constructor(
    readonly house: WeekHouse,
    { units, crew, places, cti }: Pick<Week, 'units' | 'crew' | 'places' | 'cti'>,
  ) {
    this.units = units;
    this.crew = crew;
    this.places = places;
    this.cti = cti;
  }

  static async begin(house: WeekHouse): Promise<Week> {
    const { admin } = house;
    await house.done('POST', '/api/places/import', admin, PLACES);
    await house.done('POST', '/api/work-calendar/import', admin, CALENDAR);
    const { week } = defaultWorkCalendar;
    await house.done('PUT', '/api/work-calendar/week', admin, { week });
    const units = await openUnits(house);
    await setLimits(house, units);
    const crew = await hire(house, units);
    await house.readsLists();
    const reference = await house.done('GET', '/api/reference', admin);
    const lists = reference as unknown as Reference;
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const key = { name: '呼叫中心', scopes: ['calls:write'], expiresAt };
    const made = await house.done('POST', '/api/keys', admin, key);
    const places = new Map(lists.places.map(({ name, code }) => [name, code]));
    return new Week(house, { units, crew, places, cti: `Bearer ${String(made['key'])}` });
  }

  see(name: string, value: unknown): void {
    this.seen.set(name, value);
  }

  freshNumber(): string {
    this.callers += 1;
    return `139${String(this.callers).padStart(8, '0')}`;
  }

  /** A complaint by somebody of their own, where no number is given; the case that it is. */
  async hear(
    text: string,
    part: Partial<ComplaintInput> = {},
    by = this.crew.lan,
  ): Promise<string> {
    const complainant = { name: '王秀兰', phone: this.freshNumber() };
    const usual = {
      channel: 'phone',
      text,
      complainant,
      category: 'water-outage',
      urgency: 'normal',
    };
    const body = await this.house.done('POST', '/api/complaints', by, { ...usual, ...part });
    return String(body['caseId']);
  }

  async version(id: string): Promise<number> {
    const rows = await this.house.at.database.query<{ version: number }>(
      'select version from cases where id = $1',
      [id],
    );
    return rows[0]?.version ?? 0;
  }

  private async commandOf(id: string, ask: Ask) {
    return this.house.fresh({ expectedVersion: await this.version(id), ...ask });
  }

  async act(id: string, who: Person, ...asks: readonly Ask[]): Promise<void> {
    for (const ask of asks) {
      const command = await this.commandOf(id, ask);
      await this.house.done('POST', `/api/cases/${id}/commands`, who, command);
    }
  }

  async no(error: string, id: string, who: Person, ask: Ask) {
    const command = await this.commandOf(id, ask);
    return this.house.no(error, `/api/cases/${id}/commands`, who, command);
  }

  async detail(id: string, who: Person): Promise<CaseDetail> {
    return (await this.house.done('GET', `/api/cases/${id}`, who)) as unknown as CaseDetail;
  }

  /** A unit has it, one of its members holds it, and the complainant was reached. */
  async atWork(id: string, unitId: string, who: Person): Promise<void> {
    await this.act(id, this.crew.fang, { kind: 'dispatch', unitId });
    await this.act(id, who, { kind: 'claim' }, { kind: 'contact', reached: true });
  }
}

/** A task force, a street that works with accounts, a station with a crew below it, and who looks into tip-offs. */
async function openUnits(house: WeekHouse) {
  const unit = async (name: string, part: object = {}) =>
    String((await house.done('POST', '/api/units', house.admin, { name, ...part }))['id']);
  const station = await unit('供水站');
  return {
    force: await unit('抢修专班', { taskForce: true, capacity: 40 }),
    street: await unit('柳林街道办'),
    station,
    crew: await unit('供水站维修班', { parentId: station }),
    watch: await unit('监察组'),
  };
}

/** Limits of their own, in every measure: the unit's row wins over the kind's. */
async function setLimits(house: WeekHouse, { force }: Units): Promise<void> {
  const normal = { urgency: 'normal', source: own } as const;
  const rows = [
    { clock: 'first_contact', kind: 'complaint', limit: { amount: 600, measure: 'minutes' } },
    { clock: 'first_contact', unitId: force, limit: { amount: 240, measure: 'work-minutes' } },
    { clock: 'handle', kind: 'complaint', limit: { amount: 5, measure: 'workdays' } },
  ];
  for (const row of rows) {
    await house.done('POST', '/api/clock-policy', house.admin, { ...normal, ...row });
  }
}

async function hire(house: WeekHouse, units: Units) {
  return {
    fang: await house.person('方派单', ['dispatcher']),
    lan: await house.person('蓝接听', ['call-taker']),
    zhou: await house.person('周值班', ['duty-leader']),
    he: await house.person('何专班', ['task-force-lead'], units.force),
    li: await house.person('李抢修', ['handler'], units.force),
    wang: await house.person('王抢修', ['handler'], units.force),
    chen: await house.person('陈街道', ['handler'], units.street),
    sun: await house.person('孙维修', ['handler'], units.crew),
    kang: await house.person('康监察', ['handler'], units.watch),
    gao: await house.person('高回访', ['follow-up-officer']),
    mei: await house.person('梅督办', ['supervisor']),
    lin: await house.person('林岚', ['press-officer']),
    qi: await house.person('戚核实', ['press-approver']),
    /** Writes as one role and may agree as another. */
    both: await house.person('双职', ['press-officer', 'press-approver']),
  };
}

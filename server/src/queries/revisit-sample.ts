/** Closed cases drawn by a seed for a second visit, each by another unit. Rules Q18 and Q19 of RATES.md. */
import { Injectable } from '@nestjs/common';
import type { RevisitSample, SampleQuery } from '@heed/shared/rates';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../access/principal';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { sha256 } from '../kernel/seal/digest';
import { ReferenceLists } from '../reference/reference-lists';
import type { SqlWhere } from './case-filter';
import { caseColumns, caseSource } from './case-list';
import { toCaseRow, type CaseListRow } from './case-row';
import { ofPart } from './rates-defined';
import { rateFacts } from './rates-facts';
import { populationWhere } from './rates';

const USUAL_SIZE = 10;

@Injectable()
export class RevisitSampleReader {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly reference: ReferenceLists,
  ) {}

  async draw(principal: Principal, query: SampleQuery): Promise<RevisitSample> {
    const { seed: named, size = USUAL_SIZE, ...population } = query;
    const realm = query.realm ?? REAL;
    const at = this.clock.isoNow(realm);
    const seed = named ?? (await this.seedOfJournal());
    const where = populationWhere(principal, population, at);
    where.and(`exists (select 1 from ${rateFacts} where ${ofPart('no-contact', 'denominator')})`);
    const units = await this.unitsOf(where);
    const rows = await this.rows(where, seed, size);
    return {
      at,
      seed,
      population: units.reduce((total, { cases }) => total + cases, 0),
      visits: rows.map((row) => ({
        case: toCaseRow(row, at, principal),
        unitId: this.visitor(
          realm,
          row.doc,
          units.flatMap(({ id }) => id ?? []),
          seed,
        ),
      })),
    };
  }

  private rows(where: SqlWhere, seed: string, size: number): Promise<CaseListRow[]> {
    const params = [...where.params, seed, size];
    return this.database.query<CaseListRow>(
      `select ${caseColumns} from ${caseSource} where ${where.text()}
       order by sha256(convert_to($${params.length - 1} || ':' || c.id::text, 'UTF8')), c.id
       limit $${params.length}`,
      params,
    );
  }

  /** The units that closed the cases that it is drawn from. */
  private unitsOf(where: SqlWhere): Promise<{ id: string | null; cases: number }[]> {
    return this.database.query(
      `select c.unit_id as id, count(*)::integer as cases from cases c
       where ${where.text()} group by c.unit_id order by c.unit_id`,
      where.params,
    );
  }

  /** [Q19] */
  private visitor(
    realm: Realm,
    { id, unitId, assistingUnitIds = [], accusedUnitIds = [] }: CaseListRow['doc'],
    units: readonly string[],
    seed: string,
  ): string | null {
    const lists = this.reference.of(realm);
    const involved = new Set([...assistingUnitIds, ...accusedUnitIds]);
    const below = unitId === null ? [] : lists.unitsBelow(unitId);
    const free = units.filter(
      (unit) =>
        !involved.has(unit) &&
        !below.includes(unit) &&
        (unitId === null || !lists.unitsBelow(unit).includes(unitId)),
    );
    const drawn = sha256(`${seed}:visit:${id}`).readUInt32BE();
    return free[drawn % free.length] ?? null;
  }

  private async seedOfJournal(): Promise<string> {
    const [head] = await this.database.query<{ seed: string }>(
      `select encode(substr(hash, 1, 4), 'hex') as seed from journal_head`,
    );
    return head?.seed ?? '0000';
  }
}

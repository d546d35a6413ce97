/** Reads what the public pages show. Nothing is read that wasn't published, and nothing before a bulletin stands. */
import { Inject, Injectable } from '@nestjs/common';
import type { Bilingual, NumberQuery } from '@heed/shared/bulletins';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { scenarios } from '../../data/scenarios/scenario';
import { readNumbers } from '../bulletins/numbers/number-reader';
import {
  PublishedBulletins,
  type PublishedBulletin,
  type PublishedNumber,
} from '../bulletins/published';
import { ENV } from '../config/env-token';
import type { Env } from '../config/env';
import { Database } from '../kernel/database/database';
import { ReferenceLists } from '../reference/reference-lists';
import { currentOf, type SiteModel, type SiteProgress } from './site-model';
import { zoneStates, type ZoneSample } from './zone-states';

/** Newest samples of each series in a zone: more than anybody needs to see two passes in a row. */
const SAMPLES = 20;
const MOST_KEPT = 50;
const measured: ReadonlySet<NumberQuery> = new Set(['figure', 'zones-recovered', 'zones-affected']);
const counted = ['received', 'answered', 'dispatched', 'confirmed-solved'] as const;

@Injectable()
export class SiteReader {
  /** Counts at a bulletin's frozen position never change: asked once. */
  private readonly counts = new Map<string, Promise<SiteProgress | null>>();
  private readonly finished = new Map<string, SiteProgress | null>();

  constructor(
    private readonly database: Database,
    private readonly published: PublishedBulletins,
    private readonly lists: ReferenceLists,
    @Inject(ENV) private readonly env: Pick<Env, 'timeZone' | 'deploymentName'>,
  ) {}

  /** With a draft, as if that were in force: its numbers are counted each time, and kept nowhere. */
  read(realm: Realm, draft?: PublishedBulletin): Promise<SiteModel> {
    return this.assemble(realm, draft, (current) =>
      draft ? this.count(current) : this.progress(current),
    );
  }

  /** Without the counts that take long: a bulletin doesn't wait for them. `later` is told when they are there. */
  readAtOnce(realm: Realm, later: () => void): Promise<SiteModel> {
    return this.assemble(realm, undefined, async (current) => {
      const known = this.finished.get(current.id);
      if (known !== undefined) return known;
      if (namesAll(current)) return this.count(current);
      this.progress(current).then(later, () => undefined);
      return null;
    });
  }

  /** Whose pages a realm's are: the deployment's, or the city's that a drill plays in. */
  async placeOf(realm: Realm): Promise<Bilingual> {
    if (realm === REAL) return this.env.deploymentName;
    const [drill] = await this.database.query<{ scenario: string }>(
      'select scenario from drill where realm = $1',
      [realm],
    );
    return scenarios.get(drill?.scenario ?? '')?.city ?? { zh: '', en: '' };
  }

  private async assemble(
    realm: Realm,
    draft: PublishedBulletin | undefined,
    progressOf: (current: PublishedBulletin) => Promise<SiteProgress | null>,
  ): Promise<SiteModel> {
    const page = await this.published.of(realm);
    const current = draft ?? currentOf(page);
    const { zones, figureSeries, servicePoints, places } = this.lists.of(realm).state;
    if (!current) return { page, current, zones: [], progress: null, points: [], places };
    const samples = zones.length > 0 ? await this.samples(current) : [];
    return {
      page,
      current,
      zones:
        samples.length > 0
          ? zoneStates({ zones, series: figureSeries, samples, toldAt: current.publishedAt })
          : [],
      progress: await progressOf(current),
      points: servicePoints,
      places,
    };
  }

  private samples({ realm, incidentId }: PublishedBulletin): Promise<ZoneSample[]> {
    return this.database.query<ZoneSample>(
      `select zone, name, value, pass_limit as "limit", measured_at as "measuredAt",
         recorded_at as "recordedAt"
       from (
         select *, row_number() over (
           partition by zone, name order by measured_at desc, id desc) as age
         from figure
         where realm = $1 and zone is not null and pass_limit is not null
           and (incident_id is null or incident_id = $2)
       ) newest where age <= ${SAMPLES} order by age`,
      [realm, incidentId],
    );
  }

  private progress(bulletin: PublishedBulletin): Promise<SiteProgress | null> {
    const known = this.counts.get(bulletin.id);
    if (known) return known;
    if (this.counts.size >= MOST_KEPT) {
      this.counts.clear();
      this.finished.clear();
    }
    const progress = this.count(bulletin);
    this.counts.set(bulletin.id, progress);
    progress.then(
      (counts) => this.finished.set(bulletin.id, counts),
      () => this.counts.delete(bulletin.id),
    );
    return progress;
  }

  /** As the bulletin has them; what it doesn't name is counted at the same position of the journal. */
  private async count(bulletin: PublishedBulletin): Promise<SiteProgress | null> {
    const { realm, incidentId } = bulletin;
    const frozen = frozenCount(bulletin);
    if (!frozen) return null;
    const { position, at: asOf } = frozen;
    const missing = counted.filter((query) => frozenValue(bulletin, query) === undefined);
    const asked = missing.map((query) => ({ id: query, query, ofIncident: true, frozen: null }));
    const { timeZone } = this.env;
    const scope = { realm, incidentId, position, at: asOf, timeZone };
    const read = asked.length > 0 ? await readNumbers(this.database, asked, scope) : [];
    const value = (query: NumberQuery) =>
      frozenValue(bulletin, query) ?? read.find(({ id }) => id === query)?.value ?? 0;
    return {
      received: value('received'),
      answered: value('answered'),
      dispatched: value('dispatched'),
      solved: value('confirmed-solved'),
      asOf,
    };
  }
}

/** Whether nothing is left to be counted. */
function namesAll(bulletin: PublishedBulletin): boolean {
  if (!frozenCount(bulletin)) return true;
  return counted.every((query) => frozenValue(bulletin, query) !== undefined);
}

/** All counts of a bulletin were frozen in one moment, at one position; figures and zones have times of their own. */
function frozenCount({ numbers }: PublishedBulletin): PublishedNumber | undefined {
  return numbers.find(({ query, ofIncident }) => ofIncident && !measured.has(query));
}

function frozenValue({ numbers }: PublishedBulletin, wanted: NumberQuery): number | undefined {
  return numbers.find(({ query, ofIncident }) => query === wanted && ofIncident)?.value;
}

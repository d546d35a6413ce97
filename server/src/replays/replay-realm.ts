/** Begins the realm of a replay: its lists, where the file brings a city of its own, and its first entries. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { Actor, NewEvent } from '../journal/events';
import { Journal } from '../journal/journal';
import { queryWith } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { orThrow } from '../kernel/refusal';
import { firstMarks } from '../reference/marked-days';
import { storeRealmLists } from '../reference/new-realm-lists';
import { ReferenceLists } from '../reference/reference-lists';
import type { NamedLists } from './rules/own-lists';

/** A realm about to be: its first time, and when its rows are written. */
export interface ReplayBeginning {
  readonly realm: Realm;
  readonly at: string;
  readonly writtenAt: string;
  readonly by: Actor;
  /** What is told before anything else. */
  readonly opening: readonly NewEvent[];
}

@Injectable()
export class ReplayRealm {
  constructor(
    private readonly journal: Journal,
    private readonly lists: ReferenceLists,
  ) {}

  /** [P5] */
  speaksOfAnother(named: NamedLists): boolean {
    const { places } = this.lists.of(REAL).state;
    const districts = places.filter(({ kind }) => kind === 'district');
    const known = new Set(districts.flatMap(({ code, name }) => [code, name]));
    return named.speakOfAnother((district) => known.has(district));
  }

  /** Writes in the caller's transaction. */
  async begin(client: PoolClient, named: NamedLists, beginning: ReplayBeginning): Promise<void> {
    const { realm, at, by, opening } = beginning;
    const own = this.speaksOfAnother(named)
      ? [await this.storeLists(client, named, beginning)]
      : [];
    const marks = firstMarks(this.lists.of(REAL).state.calendars.at(-1));
    await this.journal.append([...opening, ...own, ...marks], { at, realm, actor: by }, client);
  }

  /** The lists of a realm that has just begun hold on this node from now on. */
  async catchUp(): Promise<void> {
    await this.lists.catchUp();
  }

  /** [P5] It goes by the limits, the calendar and the thresholds of the deployment. */
  private async storeLists(
    client: PoolClient,
    named: NamedLists,
    { realm, writtenAt }: ReplayBeginning,
  ): Promise<NewEvent> {
    const { categories, figureSeries } = this.lists.of(REAL).state;
    const unit = { nameEn: null, parentId: null, capacity: null, taskForce: false, retired: false };
    const stored = await storeRealmLists(
      (text, values) => queryWith(client, text, values),
      { realm, at: writtenAt },
      {
        units: named.unitNames().map((name) => ({ id: newId(), name, ...unit })),
        members: [],
        categories: categories.map((category) => ({ ...category, unitId: null })),
        places: named.places(),
        boundary: null,
        zones: null,
        figureSeries,
        servicePoints: [],
        thresholds: [],
        calendar: null,
      },
    );
    return { type: 'reference-changed', data: orThrow(stored) };
  }
}

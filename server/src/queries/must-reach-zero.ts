/** 必须归零: the four groups that must not be left standing, counted and with their first rows. */
import { Injectable } from '@nestjs/common';
import type {
  MustReachZero,
  MustReachZeroQuery,
  ZeroCalls,
  ZeroCases,
} from '@heed/shared/must-reach-zero';
import type { CaseQuery } from '@heed/shared/rows';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { can } from '../access/can';
import type { Principal } from '../access/principal';
import { CallBackListQuery } from './call-backs';
import { CaseListQuery } from './case-list';

const FIRST_ROWS = 5;

interface Asked {
  readonly realm: Realm;
  readonly limit: number;
}

@Injectable()
export class MustReachZeroReader {
  constructor(
    private readonly cases: CaseListQuery,
    private readonly calls: CallBackListQuery,
  ) {}

  async read(principal: Principal, query: MustReachZeroQuery): Promise<MustReachZero> {
    const asked = { realm: query.realm ?? REAL, limit: query.rows ?? FIRST_ROWS };
    return {
      missedCalls: can(principal, 'call-back:read') ? await this.missed(principal, asked) : null,
      unowned: await this.group(principal, 'unowned', asked),
      contactOverdue: await this.group(principal, 'contact-overdue', asked),
      worsening: await this.group(principal, 'worsening', asked),
    };
  }

  private async missed(principal: Principal, { realm, limit }: Asked): Promise<ZeroCalls> {
    const list = await this.calls.list(principal, { realm, limit });
    return { ...list, oldestAt: list.total > 0 ? await this.calls.oldest(realm) : null };
  }

  /** By the time of receipt: the first row is the one that has waited longest. */
  private async group(
    principal: Principal,
    view: NonNullable<CaseQuery['view']>,
    asked: Asked,
  ): Promise<ZeroCases> {
    const list = await this.cases.list(principal, { view, sort: 'received', ...asked });
    return { ...list, oldestAt: list.rows[0]?.receivedAt ?? null };
  }
}

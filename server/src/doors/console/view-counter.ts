/** Counts every view for one reader, each through what that reader may see. */
import { Injectable } from '@nestjs/common';
import type { ViewCounts } from '@heed/shared/console';
import { CaseQuery } from '@heed/shared/rows';
import type { Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../../access/principal';
import { Mentions } from '../../console/mentions';
import { SavedViewDesk } from '../../console/saved-views';
import { CaseListQuery } from '../../queries/case-list';

/** Counted together: beyond it nobody looks, and the database has other work. */
const MOST_SAVED = 30;

const names = CaseQuery.shape.view.unwrap().options;

@Injectable()
export class ViewCounter {
  constructor(
    private readonly list: CaseListQuery,
    private readonly saved: SavedViewDesk,
    private readonly mentions: Mentions,
  ) {}

  async count(principal: Principal, realm: Realm): Promise<ViewCounts> {
    const counts: ViewCounts = { views: {}, saved: {}, unread: 0 };
    // One after the other: a screenful of readers must not take the whole pool.
    for (const view of names) {
      counts.views[view] = await this.list.countOf(principal, { view, realm });
    }
    for (const { id, query } of (await this.saved.list(principal, realm)).slice(0, MOST_SAVED)) {
      counts.saved[id] = await this.list.countOf(principal, { ...query, realm });
    }
    counts.unread = await this.mentions.unread(principal, realm);
    return counts;
  }
}

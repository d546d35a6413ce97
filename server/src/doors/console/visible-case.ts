/** The record of a case for whoever may know of it. */
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { isVisible } from '../../access/visible';
import type { CaseRecord } from '../../cases/case-record';
import { loadCases } from '../../cases/case-rows';
import { Database } from '../../kernel/database/database';
import { isId } from '../../kernel/ids';

@Injectable()
export class VisibleCase {
  constructor(private readonly database: Database) {}

  async of(principal: Principal, id: string): Promise<CaseRecord | null> {
    if (!isId(id)) return null;
    const record = (await loadCases(this.database, [id])).get(id);
    return record && isVisible(principal, record) ? record : null;
  }
}

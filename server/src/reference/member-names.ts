/** What the people behind ids are called. */
import { Injectable } from '@nestjs/common';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { ReferenceLists } from './reference-lists';

@Injectable()
export class MemberNames {
  constructor(private readonly lists: ReferenceLists) {}

  /** Whether a unit works in a realm: one's own units don't in a drill that has others. */
  worksIn(unitId: string, realm: Realm): boolean {
    return this.lists.of(realm).unit(unitId) !== undefined;
  }

  /** The member's name, or null where nobody has this id. */
  name(id: string, realm: Realm = REAL): string | null {
    return this.lists.of(realm).member(id)?.name ?? null;
  }
}

/** What the people behind ids are called. */
import { Injectable } from '@nestjs/common';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { ReferenceLists } from './reference-lists';

@Injectable()
export class MemberNames {
  constructor(private readonly lists: ReferenceLists) {}

  /** The member's name, or null where nobody has this id. */
  name(id: string, realm: Realm = REAL): string | null {
    return this.lists.of(realm).member(id)?.name ?? null;
  }
}

/** What the people behind ids are called. */
import { Injectable } from '@nestjs/common';
import { ReferenceLists } from './reference-lists';

@Injectable()
export class MemberNames {
  constructor(private readonly lists: ReferenceLists) {}

  /** The member's name, or null where nobody has this id. */
  name(id: string): string | null {
    return this.lists.member(id)?.name ?? null;
  }
}

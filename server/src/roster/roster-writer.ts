/** The one way to write on the roster: each realm by its own clock, and nothing into a drill that is over. */
import { Injectable } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import {
  DeskWriter,
  type DeskChange,
  type DeskDone,
  type DeskRequest,
} from '../journal/desk-writer';
import { RealmClock } from '../kernel/realm-clock';
import type { Refusal } from '../kernel/refusal';

@Injectable()
export class RosterWriter {
  constructor(
    private readonly writer: DeskWriter,
    private readonly clock: RealmClock,
  ) {}

  /** The realm's time in milliseconds. */
  now(realm: Realm): number {
    return this.clock.now(realm);
  }

  async write(
    request: DeskRequest,
    work: (change: DeskChange) => Promise<string | Refusal>,
  ): Promise<DeskDone | Refusal> {
    return this.clock.fault(request.realm) ?? this.writer.write(request, work);
  }
}

/** What looking for topics rests on. */
import { Injectable } from '@nestjs/common';
import { Journal } from '../../journal/journal';
import { Database } from '../../kernel/database/database';
import { RealmClock } from '../../kernel/realm-clock';
import { KeyStore } from '../../kernel/seal/key-store';

@Injectable()
export class TopicGround {
  constructor(
    readonly database: Database,
    readonly journal: Journal,
    readonly clock: RealmClock,
    readonly keys: KeyStore,
  ) {}
}

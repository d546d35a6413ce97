/** Targets with their secrets opened, for the one moment in which something is sent. */
import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/database/database';
import { loadTarget, type StoredTarget } from './target-rows';
import { TargetSecrets } from './target-secrets';

export interface OpenTarget extends Pick<StoredTarget, 'id' | 'kind' | 'language' | 'mail'> {
  readonly address: string | null;
  readonly secret: string | null;
  /** Signs beside it until its time is over. */
  readonly earlier: { readonly secret: string; readonly until: string } | null;
}

@Injectable()
export class OpenTargets {
  constructor(
    private readonly database: Database,
    private readonly secrets: TargetSecrets,
  ) {}

  /** Null where one of its secrets can't be opened: it would go out unsigned, or nowhere. */
  async open(id: string): Promise<OpenTarget | null> {
    const stored = await loadTarget(this.database, id);
    if (!stored) return null;
    const { kind, language, mail, earlierUntil: until } = stored;
    const address = this.secrets.open(id, 'address', stored.address);
    const secret = this.secrets.open(id, 'secret', stored.secret);
    const earlierSecret = this.secrets.open(id, 'secret', stored.earlierSecret);
    if (address === null && stored.address !== null) return null;
    if (secret === null && stored.secret !== null) return null;
    const earlier =
      earlierSecret === null || until === null ? null : { secret: earlierSecret, until };
    return { id, kind, language, mail, address, secret, earlier };
  }
}

/** A challenge that costs a browser a second and a flood its speed; made and checked without any other host. */
import { Injectable } from '@nestjs/common';
import { createChallenge, extractParams, verifySolution } from 'altcha-lib/v1';
import { z } from 'zod';
import { isoTime } from '../../kernel/clock';
import { Database } from '../../kernel/database/database';
import { RealmClock } from '../../kernel/realm-clock';
import { keyedHash } from '../../kernel/seal/digest';
import { KeyStore } from '../../kernel/seal/key-store';

const ALGORITHM = 'SHA-256';
/** Half of these are tried on average. */
const LARGEST_NUMBER = 40_000;
const LIFETIME_MILLISECONDS = 60 * 60_000;

const Solution = z.strictObject({
  algorithm: z.literal(ALGORITHM),
  challenge: z.string().regex(/^[0-9a-f]{64}$/),
  number: z.int().min(0).max(LARGEST_NUMBER),
  salt: z.string().max(300),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});

@Injectable()
export class ProofOfWork {
  private readonly hmacKey: string;

  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    keys: KeyStore,
  ) {
    this.hmacKey = keyedHash(keys.derive('site-proof'), 'challenges');
  }

  /** For one form, as the JSON that its script solves. */
  async challenge(requestId: string): Promise<string> {
    const challenge = await createChallenge({
      algorithm: ALGORITHM,
      hmacKey: this.hmacKey,
      maxnumber: LARGEST_NUMBER,
      expires: new Date(this.clock.wall.now() + LIFETIME_MILLISECONDS),
      params: { form: requestId },
    });
    return JSON.stringify(challenge);
  }

  /** Whether the form brings its own challenge, solved, in time, and for the first time anywhere. */
  async accept(requestId: string, proof: string | undefined): Promise<boolean> {
    const solution = solutionIn(proof);
    if (!solution) return false;
    const { form, expires } = extractParams(solution);
    const endsAt = Number(expires) * 1_000;
    if (form !== requestId || !(endsAt > this.clock.wall.now())) return false;
    if (!(await verifySolution(solution, this.hmacKey, false))) return false;
    return this.isFirst(solution.challenge, endsAt);
  }

  private async isFirst(challenge: string, endsAt: number): Promise<boolean> {
    const rows = await this.database.query(
      `with tidied as (
         delete from site_proof where challenge in (
           select challenge from site_proof where ends_at < $3 limit 20 for update skip locked)
       )
       insert into site_proof (challenge, ends_at) values ($1, $2)
       on conflict do nothing returning challenge`,
      [challenge, isoTime(endsAt), isoTime(this.clock.wall.now())],
    );
    return rows.length > 0;
  }
}

function solutionIn(proof: string | undefined) {
  if (proof === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(proof, 'base64').toString());
    return Solution.safeParse(parsed).data ?? null;
  } catch {
    return null;
  }
}

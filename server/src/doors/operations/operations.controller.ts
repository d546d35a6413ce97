/** Probes, metrics and the raw journal, for operators and auditors. */
import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { register } from 'prom-client';
import { z } from 'zod';
import { can } from '../../access/can';
import { Database } from '../../kernel/database/database';
import { RefusedError, refuse } from '../../kernel/refusal';
import { Journal } from '../../journal/journal';
import { Follower } from '../../projections/follower';
import { Public, Requires } from '../http/permission';
import { MaybePrincipal } from '../http/principal.decorator';
import type { HeedRequest } from '../http/request';
import type { Principal } from '../../access/principal';

const JournalQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
});
/** A probe that waits longer than this has its answer: milliseconds. */
const LONGEST_LOOK = 3_000;
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

@ApiExcludeController()
@Controller()
export class OperationsController {
  private caughtUp = false;

  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly follower: Follower,
  ) {
    void this.follower.caughtUp.then(() => {
      this.caughtUp = true;
    });
  }

  @Get('health/live')
  @Public()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 only while the database answers and the folds have caught up. */
  @Get('health/ready')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const answered = this.database.query('select 1').then(
      () => true,
      () => false,
    );
    const database = await Promise.race([answered, pause(LONGEST_LOOK, false, { ref: false })]);
    const folds = this.caughtUp && this.follower.failure === null;
    const ready = database && folds;
    if (!ready) reply.status(503).header('retry-after', '2');
    const stopped = this.follower.stopped.map(({ fold, realm }) => `${fold}:${realm}`);
    return { status: ready ? 'ready' : 'not-ready', database, folds, stoppedFolds: stopped };
  }

  @Get('metrics')
  @Public()
  async metrics(
    @Req() request: HeedRequest,
    @MaybePrincipal() principal: Principal | null,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const allowed = principal ? can(principal, 'metrics:read') : loopback.has(request.ip);
    if (!allowed) throw new RefusedError(refuse('forbidden'));
    void reply.header('content-type', register.contentType).send(await register.metrics());
  }

  /** Entries after a position as NDJSON: exactly what is stored. */
  @Get('api/journal')
  @Requires('journal:read')
  @Header('content-type', 'application/x-ndjson; charset=utf-8')
  async entries(
    @Query({ schema: JournalQuery }) query: z.infer<typeof JournalQuery>,
  ): Promise<string> {
    const entries = await this.journal.readAfter(query.after, query.limit);
    return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  }
}

/** The ladder: its rungs and the leases, setting the list, trying it for a time. */
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  DryRun,
  DryRunQuery,
  LadderInput,
  LadderQuery,
  LadderView,
  leaseOf,
  type LeaseSetting,
} from '@heed/shared/ladder';
import type { ThresholdCode } from '@heed/shared/thresholds';
import { Urgency, type Realm } from '@heed/shared/vocabulary';
import { actorOf, type Principal } from '../../access/principal';
import { parseTime } from '../../kernel/instant';
import { RealmClock } from '../../kernel/realm-clock';
import { orThrow, RefusedError } from '../../kernel/refusal';
import { LadderDryRun } from '../../ladder/dry-run';
import { LadderDesk } from '../../ladder/ladder-desk';
import type { RealmLists } from '../../reference/realm-lists';
import { ReferenceLists } from '../../reference/reference-lists';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('ladder')
@Controller('api/ladder')
export class LadderController {
  constructor(
    private readonly desk: LadderDesk,
    private readonly trial: LadderDryRun,
    private readonly clock: RealmClock,
    private readonly lists: ReferenceLists,
  ) {}

  @Get()
  @Requires('roster:read')
  @ApiOperation({
    summary: 'The rungs that hold in a realm and the leases of claims, with their sources',
  })
  @ApiOkResponse({ standardSchema: LadderView })
  view(
    @Query({ schema: LadderQuery }) { realm }: z.infer<typeof LadderQuery>,
  ): Promise<LadderView> {
    return this.viewOf(realm);
  }

  @Post()
  @HttpCode(200)
  @Requires('admin:clocks')
  @ApiOperation({ summary: 'Set all rungs anew; none may fall below what the rules demand' })
  @ApiOkResponse({ standardSchema: LadderView })
  async set(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: LadderInput }) input: LadderInput,
  ): Promise<LadderView> {
    orThrow(await this.desk.set(input, actorOf(principal)));
    return this.viewOf(input.realm);
  }

  @Get('dry-run')
  @Requires('roster:read')
  @ApiOperation({
    summary: 'Whom each rung would reach for a case that came in at a time, and the gaps',
  })
  @ApiOkResponse({ standardSchema: DryRun })
  dryRun(
    @Query({ schema: DryRunQuery }) { realm, at }: z.infer<typeof DryRunQuery>,
  ): Promise<DryRun> {
    const fault = this.clock.fault(realm);
    // A drill that is over can still be looked at.
    if (fault?.error === 'invalid') throw new RefusedError(fault);
    const now = this.clock.now(realm);
    return this.trial.run(realm, at === undefined ? this.trial.tonight(now) : parseTime(at), now);
  }

  private async viewOf(realm: Realm): Promise<LadderView> {
    const { version } = await this.desk.list(realm);
    const rungs = [...(await this.desk.rungsOf(realm))];
    const lists = this.lists.of(realm);
    const leases = Urgency.options.map((urgency) => leaseSetting(urgency, lists));
    return { version, rungs, leases, leaseWarnedAt: lists.limits['lease-warned'] };
  }
}

/** Its two limits may be set by two rules. */
function leaseSetting(urgency: Urgency, { limits, thresholds }: RealmLists): LeaseSetting {
  const codes = new Set<ThresholdCode>([`lease-contact-${urgency}`, `lease-between-${urgency}`]);
  const rows = thresholds.filter(({ code }) => codes.has(code));
  const source = [...new Set(rows.map((row) => row.source))].join('；');
  const sourceEn = [...new Set(rows.map((row) => row.sourceEn ?? row.source))].join('; ');
  return { urgency, ...leaseOf(urgency, limits), source, sourceEn };
}

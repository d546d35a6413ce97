/** The ledger of deliveries and the checklist of channels outside, for the press desk and the administrator. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AttemptList,
  ChannelCheckInput,
  ChannelList,
  DeliveryList,
  DeliveryQuery,
  DeliveryRow,
  RetryInput,
} from '@heed/shared/deliveries';
import type { Verb } from '@heed/shared/vocabulary';
import { can, denial } from '../../access/can';
import { actorOf, type Principal } from '../../access/principal';
import { RefusedError, orThrow } from '../../kernel/refusal';
import { ChannelChecks } from '../../outbound/channel-checks';
import { DeliveryDesk } from '../../outbound/delivery-desk';
import { DeliveryLedger } from '../../outbound/delivery-ledger';
import { ShownEvidence } from '../../queries/shown-evidence';
import { Requires, SignedIn } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('deliveries')
@Controller('api')
export class DeliveriesController {
  constructor(
    private readonly ledger: DeliveryLedger,
    private readonly desk: DeliveryDesk,
    private readonly checks: ChannelChecks,
    private readonly evidence: ShownEvidence,
  ) {}

  @Get('deliveries')
  @SignedIn()
  @ApiOperation({ summary: 'What was sent where, of a bulletin or of all, newest first' })
  @ApiOkResponse({ standardSchema: DeliveryList })
  list(
    @Query({ schema: DeliveryQuery }) query: DeliveryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DeliveryList> {
    admitOne(principal, 'bulletin:read');
    return this.ledger.list(query);
  }

  @Get('deliveries/:id/attempts')
  @SignedIn()
  @ApiOperation({ summary: 'Every try of one row, newest first' })
  @ApiOkResponse({ standardSchema: AttemptList })
  async attempts(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<AttemptList> {
    admitOne(principal, 'bulletin:read');
    return { rows: orThrow(await this.ledger.attempts(id)) };
  }

  @Post('deliveries/:id/retry')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Try again at once what nobody tries any more' })
  @ApiOkResponse({ standardSchema: DeliveryRow })
  async retry(
    @Param('id') id: string,
    @Body({ schema: RetryInput }) { requestId }: RetryInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DeliveryRow> {
    admitOne(principal, 'bulletin:publish');
    return orThrow(await this.desk.retry(id, requestId, actorOf(principal)));
  }

  @Post('deliveries/:id/dismiss')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Let be what nobody tries any more: its alarm is cleared' })
  @ApiOkResponse({ standardSchema: DeliveryRow })
  async dismiss(
    @Param('id') id: string,
    @Body({ schema: RetryInput }) { requestId }: RetryInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DeliveryRow> {
    admitOne(principal, 'bulletin:publish');
    return orThrow(await this.desk.dismiss(id, requestId, actorOf(principal)));
  }

  @Get('bulletins/:id/channels')
  @Requires('bulletin:read')
  @ApiOperation({ summary: 'Channels outside, and who saw to each' })
  @ApiOkResponse({ standardSchema: ChannelList })
  async channels(@Param('id') id: string): Promise<ChannelList> {
    return orThrow(await this.checks.of(id));
  }

  @Post('bulletins/:id/channels')
  @HttpCode(200)
  @Requires('bulletin:publish')
  @ApiOperation({ summary: 'Tick a channel off with what shows it, or take that back' })
  @ApiOkResponse({ standardSchema: ChannelList })
  async check(
    @Param('id') id: string,
    @Body({ schema: ChannelCheckInput }) input: ChannelCheckInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ChannelList> {
    const realm = await this.checks.realmOf(id);
    const fault = await this.evidence.fault(principal, input.evidenceId, realm);
    if (fault) throw new RefusedError(fault);
    const by = { ...actorOf(principal), name: principal.name };
    return orThrow(await this.checks.check(id, input, by));
  }
}

/** Who works on bulletins, and who looks after what leaves. */
function admitOne(principal: Principal, verb: Verb): void {
  if (!can(principal, verb) && !can(principal, 'admin:outbound')) {
    throw new RefusedError(denial(principal));
  }
}

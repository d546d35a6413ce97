/** Settings of what leaves: the allowed origins, the targets, what waits and what is dead. */
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  DeliveryAttempt,
  OriginInput,
  OriginList,
  OriginRow,
  OutboundSummary,
  RetryInput,
  TargetInput,
  TargetList,
  TargetMade,
  TargetPatch,
  TargetRow,
  TestInput,
} from '@heed/shared/deliveries';
import type { z } from 'zod';
import { actorOf, type Principal } from '../../access/principal';
import { orThrow } from '../../kernel/refusal';
import { DeliveryDesk } from '../../outbound/delivery-desk';
import { DeliveryLedger } from '../../outbound/delivery-ledger';
import { Origins } from '../../outbound/origins';
import { TargetDesk } from '../../outbound/target-desk';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('outbound')
@Controller('api/outbound')
@Requires('admin:outbound')
export class OutboundController {
  constructor(
    private readonly origins: Origins,
    private readonly targets: TargetDesk,
    private readonly ledger: DeliveryLedger,
    private readonly desk: DeliveryDesk,
  ) {}

  @Get('origins')
  @ApiOperation({ summary: 'Hosts that may be spoken to, and how' })
  @ApiOkResponse({ standardSchema: OriginList })
  async listOrigins(): Promise<z.infer<typeof OriginList>> {
    return { rows: await this.origins.list() };
  }

  @Post('origins')
  @ApiOperation({ summary: 'Allow a host, by scheme, name and port' })
  @ApiCreatedResponse({ standardSchema: OriginRow })
  async allow(
    @Body({ schema: OriginInput }) input: OriginInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<OriginRow> {
    return orThrow(await this.origins.add(input, actorOf(principal)));
  }

  @Delete('origins/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a host off the list: it is called no more' })
  @ApiNoContentResponse()
  async remove(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    orThrow(await this.origins.remove(id, actorOf(principal)));
  }

  @Get('targets')
  @ApiOperation({ summary: 'Targets of deliveries, without their secrets' })
  @ApiOkResponse({ standardSchema: TargetList })
  async listTargets(): Promise<TargetList> {
    return { rows: await this.targets.list() };
  }

  @Post('targets')
  @ApiOperation({ summary: 'Make a target; a webhook’s secret is shown this once' })
  @ApiCreatedResponse({ standardSchema: TargetMade })
  async make(
    @Body({ schema: TargetInput }) input: TargetInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TargetMade> {
    return orThrow(await this.targets.make(input, actorOf(principal)));
  }

  @Patch('targets/:id')
  @ApiOperation({ summary: 'Change a target, switch it off or on' })
  @ApiOkResponse({ standardSchema: TargetRow })
  async change(
    @Param('id') id: string,
    @Body({ schema: TargetPatch }) patch: TargetPatch,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TargetRow> {
    return orThrow(await this.targets.change(id, patch, actorOf(principal)));
  }

  @Post('targets/:id/rotate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a webhook another secret; the one before it signs too for a day' })
  @ApiOkResponse({ standardSchema: TargetMade })
  async rotate(
    @Param('id') id: string,
    @Body({ schema: RetryInput }) { requestId }: RetryInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TargetMade> {
    return orThrow(await this.targets.rotate(id, requestId, actorOf(principal)));
  }

  @Post('targets/:id/test')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send a test message, and say what came of it' })
  @ApiOkResponse({ standardSchema: DeliveryAttempt })
  async test(
    @Param('id') id: string,
    @Body({ schema: TestInput }) input: TestInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DeliveryAttempt> {
    return orThrow(await this.desk.test(id, input, actorOf(principal)));
  }

  @Get('summary')
  @ApiOperation({ summary: 'How many readers there are, what waits and what is dead' })
  @ApiOkResponse({ standardSchema: OutboundSummary })
  summary(): Promise<OutboundSummary> {
    return this.ledger.summary();
  }
}

/** How long clocks run: setting a limit, taking one away. All of them stand in `GET /api/reference`. */
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ClockPolicyInput, ClockPolicyRemoval, ClockPolicyRow } from '@heed/shared/clocks';
import { actorOf, type Principal } from '../../access/principal';
import { orThrow } from '../../kernel/refusal';
import { ClockDesk } from '../../reference/clock-desk';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

/** What holds after a row went: the product's own, or nothing of its own for those cases. */
const RemainingRow = z.strictObject({ row: ClockPolicyRow.nullable() });

@ApiTags('administration')
@Controller('api/clock-policy')
@Requires('admin:clocks')
export class ClockPolicyController {
  constructor(private readonly desk: ClockDesk) {}

  @Post()
  @ApiOperation({
    summary: 'Set how long a clock runs, for an urgency and, if named, a kind, a procedure, a unit',
  })
  @ApiCreatedResponse({ standardSchema: ClockPolicyRow })
  async set(
    @Body({ schema: ClockPolicyInput }) input: ClockPolicyInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ClockPolicyRow> {
    return orThrow(await this.desk.set(input, actorOf(principal)));
  }

  @Post('remove')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a limit away that the deployment has set' })
  @ApiOkResponse({ standardSchema: RemainingRow })
  async remove(
    @Body({ schema: ClockPolicyRemoval }) { rule }: ClockPolicyRemoval,
    @CurrentPrincipal() principal: Principal,
  ): Promise<z.infer<typeof RemainingRow>> {
    return { row: orThrow(await this.desk.remove(rule, actorOf(principal))) };
  }
}

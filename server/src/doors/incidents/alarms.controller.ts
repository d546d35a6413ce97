/** Alarms of the room: somebody has it in hand. */
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AlarmResult } from '@heed/shared/alarms';
import { Id } from '@heed/shared/vocabulary';
import type { Principal } from '../../access/principal';
import { orThrow } from '../../kernel/refusal';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { AlarmCommands } from './alarm-commands';

const AcknowledgeInput = z.strictObject({ requestId: Id });

@ApiTags('alarms')
@Controller('api/alarms')
export class AlarmsController {
  constructor(private readonly alarms: AlarmCommands) {}

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Requires('alarm:acknowledge')
  @ApiOperation({ summary: 'Says that somebody has an alarm in hand' })
  @ApiOkResponse({ standardSchema: AlarmResult })
  async acknowledge(
    @CurrentPrincipal() principal: Principal,
    @Param('id') alarmId: string,
    @Body({ schema: AcknowledgeInput }) { requestId }: z.infer<typeof AcknowledgeInput>,
  ): Promise<AlarmResult> {
    return orThrow(await this.alarms.acknowledge(principal, { alarmId, requestId }));
  }
}

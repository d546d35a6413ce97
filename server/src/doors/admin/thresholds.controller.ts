/** The numbers that the desk goes by: reading them, setting one, going back to the product's own. */
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ThresholdInput,
  ThresholdList,
  ThresholdRemoval,
  ThresholdRow,
} from '@heed/shared/thresholds';
import { REAL } from '@heed/shared/vocabulary';
import { actorOf, type Principal } from '../../access/principal';
import { orThrow } from '../../kernel/refusal';
import { ReferenceLists } from '../../reference/reference-lists';
import { ThresholdDesk } from '../../reference/threshold-desk';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('administration')
@Controller('api/thresholds')
export class ThresholdsController {
  constructor(
    private readonly desk: ThresholdDesk,
    private readonly lists: ReferenceLists,
  ) {}

  @Get()
  @Requires('reference:read')
  @ApiOperation({
    summary: 'All thresholds: what holds, what the product says, bounds and sources',
  })
  @ApiOkResponse({ standardSchema: ThresholdList })
  list(): ThresholdList {
    return { rows: [...this.lists.of(REAL).thresholds] };
  }

  @Post()
  @Requires('admin:clocks')
  @ApiOperation({ summary: 'Set a threshold within its bounds, with the rule that says so' })
  @ApiCreatedResponse({ standardSchema: ThresholdRow })
  async set(
    @Body({ schema: ThresholdInput }) input: ThresholdInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ThresholdRow> {
    return orThrow(await this.desk.set(input, actorOf(principal)));
  }

  @Post('remove')
  @HttpCode(200)
  @Requires('admin:clocks')
  @ApiOperation({ summary: 'Take back what the deployment set: the product’s own holds again' })
  @ApiOkResponse({ standardSchema: ThresholdRow })
  async remove(
    @Body({ schema: ThresholdRemoval }) { code }: ThresholdRemoval,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ThresholdRow> {
    return orThrow(await this.desk.remove(code, actorOf(principal)));
  }
}

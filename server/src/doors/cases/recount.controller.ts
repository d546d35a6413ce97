/** Bringing changed limits and calendars to the cases that run: how many, then a page at a time. */
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { RecountInput, RecountPreview, RecountStep } from '@heed/shared/clocks';
import { REAL, Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../../access/principal';
import { ClockRecounter } from '../../cases/clock-recounter';
import { isId } from '../../kernel/ids';
import { RefusedError, refuseField } from '../../kernel/refusal';
import { CurrentPrincipal } from '../http/principal.decorator';
import { Requires } from '../http/permission';
import { CaseCommands } from './case-commands';

const RecountQuery = z.strictObject({ realm: Realm.default(REAL) });

@ApiTags('administration')
@Controller('api/clock-policy/recount')
@Requires('admin:clocks')
export class RecountController {
  constructor(
    private readonly recounter: ClockRecounter,
    private readonly commands: CaseCommands,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How many running cases the limits and the calendar of now would move' })
  @ApiOkResponse({ standardSchema: RecountPreview })
  preview(
    @Query({ schema: RecountQuery }) { realm }: z.infer<typeof RecountQuery>,
  ): Promise<RecountPreview> {
    return this.recounter.preview(realm);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Recount the clocks of the next page of running cases' })
  @ApiOkResponse({ standardSchema: RecountStep })
  step(
    @Body({ schema: RecountInput }) { requestId, realm = REAL, after }: RecountInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<RecountStep> {
    if (after !== undefined && !isId(after)) {
      throw new RefusedError(refuseField('invalid', 'after', 'not-a-cursor'));
    }
    const actor = this.commands.actorIn(principal, realm);
    return this.recounter.step({ realm, requestId, actor, after: after ?? null });
  }
}

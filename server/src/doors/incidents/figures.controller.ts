/** Outside figures, by key or by hand. */
import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { FigureInput, FigureReceipt, FigureRow } from '@heed/shared/figures';
import { Id, REAL, Realm } from '@heed/shared/vocabulary';
import { actorOf, type Principal } from '../../access/principal';
import { FigureDesk } from '../../incidents/figures/figure-desk';
import { loadFigures } from '../../incidents/figures/figure-rows';
import { Database } from '../../kernel/database/database';
import { isId } from '../../kernel/ids';
import { orThrow, RefusedError, refuseField } from '../../kernel/refusal';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

const MAX_KEY = 200;
const FigureQuery = z.strictObject({ realm: Realm.default(REAL), incident: Id.optional() });
const FigureList = z.strictObject({ rows: z.array(FigureRow) });

@ApiTags('figures')
@Controller('api/figures')
export class FiguresController {
  constructor(
    private readonly desk: FigureDesk,
    private readonly database: Database,
  ) {}

  @Post()
  @Requires('figure:write')
  @ApiOperation({ summary: 'Takes one outside figure; durable when it answers' })
  @ApiOkResponse({ standardSchema: FigureReceipt })
  async set(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: FigureInput }) input: FigureInput,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<FigureReceipt> {
    if (key !== undefined && (key.length === 0 || key.length > MAX_KEY)) {
      throw new RefusedError(refuseField('invalid', 'Idempotency-Key', 'key-length'));
    }
    return orThrow(await this.desk.set(input, actorOf(principal), key ?? null));
  }

  @Get()
  @Requires('board:read')
  @ApiOperation({ summary: 'Figures of a realm or an incident, those measured last first' })
  @ApiOkResponse({ standardSchema: FigureList })
  async list(
    @Query({ schema: FigureQuery }) { realm, incident }: z.infer<typeof FigureQuery>,
  ): Promise<z.infer<typeof FigureList>> {
    if (incident !== undefined && !isId(incident)) return { rows: [] };
    return { rows: await loadFigures(this.database, realm, incident ?? null) };
  }
}

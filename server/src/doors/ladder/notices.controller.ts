/** What the ladder told the asker, and that they have seen it. */
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { LadderQuery, NoticeList, NoticesSeen, NoticesSeenResult } from '@heed/shared/ladder';
import { visibleSql } from '../../access/visible';
import { actorOf, type Principal } from '../../access/principal';
import { orThrow, RefusedError, refuse } from '../../kernel/refusal';
import { Notices } from '../../ladder/notices';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('ladder')
@Controller('api/notices')
@Requires('case:read')
export class NoticesController {
  constructor(private readonly notices: Notices) {}

  @Get()
  @ApiOperation({ summary: 'Notices to the one who asks: what they have not seen first' })
  @ApiOkResponse({ standardSchema: NoticeList })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: LadderQuery }) { realm }: z.infer<typeof LadderQuery>,
  ): Promise<NoticeList> {
    return this.notices.of(realm, personOf(principal), visibleSql(principal, 'c', 3));
  }

  @Post('seen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Marks notices as seen' })
  @ApiOkResponse({ standardSchema: NoticesSeenResult })
  async seen(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: NoticesSeen }) ask: NoticesSeen,
  ): Promise<NoticesSeenResult> {
    const id = personOf(principal);
    return orThrow(await this.notices.seen(ask, { ...actorOf(principal), id }));
  }
}

/** [L17] A key is nobody who could be told anything. */
function personOf(principal: Principal): string {
  if (principal.kind !== 'account') throw new RefusedError(refuse('forbidden'));
  return principal.id;
}

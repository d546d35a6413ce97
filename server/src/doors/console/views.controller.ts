/** Views that people name, and how many cases each view holds. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SavedView, SavedViews, ViewCounts, ViewEdit, ViewInput } from '@heed/shared/console';
import { REAL, Realm } from '@heed/shared/vocabulary';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { SavedViewDesk } from '../../console/saved-views';
import { orThrow, RefusedError } from '../../kernel/refusal';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { ViewCounter } from './view-counter';

const RealmQuery = z.strictObject({ realm: Realm.default(REAL) });

@ApiTags('console')
@Controller('api/views')
export class ViewsController {
  constructor(
    private readonly views: SavedViewDesk,
    private readonly counter: ViewCounter,
  ) {}

  @Get()
  @Requires('case:read')
  @ApiOperation({ summary: 'Saved views: one’s own and those shared in the realm' })
  @ApiOkResponse({ standardSchema: SavedViews })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: RealmQuery }) { realm }: z.infer<typeof RealmQuery>,
  ): Promise<z.infer<typeof SavedViews>> {
    return { rows: await this.views.list(principal, realm) };
  }

  @Get('counts')
  @Requires('case:read')
  @ApiOperation({ summary: 'How many cases each view holds, and how many mentions are unread' })
  @ApiOkResponse({ standardSchema: ViewCounts })
  counts(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: RealmQuery }) { realm }: z.infer<typeof RealmQuery>,
  ): Promise<ViewCounts> {
    return this.counter.count(principal, realm);
  }

  @Post()
  @Requires('case:read')
  @ApiOperation({ summary: 'Saves a view under a name' })
  @ApiOkResponse({ standardSchema: SavedView })
  async save(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: ViewInput }) input: ViewInput,
  ): Promise<SavedView> {
    return orThrow(await this.views.save(principal, input));
  }

  @Put(':id')
  @Requires('case:read')
  @ApiOperation({ summary: 'Changes a saved view' })
  @ApiOkResponse({ standardSchema: SavedView })
  async edit(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: ViewEdit }) input: ViewEdit,
  ): Promise<SavedView> {
    return orThrow(await this.views.edit(principal, id, input));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('case:read')
  @ApiOperation({ summary: 'Removes a saved view' })
  async remove(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<void> {
    const refusal = await this.views.remove(principal, id);
    if (refusal) throw new RefusedError(refusal);
  }
}

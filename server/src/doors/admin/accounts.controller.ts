/** Accounts: who there is, making them, changing them. */
import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AccountInput, AccountPatch, AccountRow } from '@heed/shared/session';
import { Accounts } from '../../access/accounts';
import type { Principal } from '../../access/principal';
import { orThrow } from '../../kernel/refusal';
import { ReferenceLists } from '../../reference/reference-lists';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('administration')
@Controller('api/accounts')
@Requires('admin:accounts')
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly lists: ReferenceLists,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every account' })
  @ApiOkResponse({ standardSchema: z.array(AccountRow) })
  list(): Promise<AccountRow[]> {
    return this.accounts.list();
  }

  @Post()
  @ApiOperation({ summary: 'Make an account; a password made by the server is shown this once' })
  @ApiCreatedResponse({ standardSchema: AccountRow })
  async make(
    @Body({ schema: AccountInput }) input: AccountInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<AccountRow> {
    const row = orThrow(await this.accounts.make(input, principal));
    await this.lists.catchUp();
    return row;
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change name, roles, unit or password; disable or enable' })
  @ApiOkResponse({ standardSchema: AccountRow })
  async change(
    @Param('id') id: string,
    @Body({ schema: AccountPatch }) patch: AccountPatch,
    @CurrentPrincipal() principal: Principal,
  ): Promise<AccountRow> {
    const row = orThrow(await this.accounts.change(id, patch, principal));
    await this.lists.catchUp();
    return row;
  }
}

/** API keys: which there are, making one, revoking one. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { KeyInput, KeyMade, KeyRow } from '@heed/shared/session';
import { ApiKeys } from '../../access/api-keys';
import type { Principal } from '../../access/principal';
import { orThrow } from '../../kernel/refusal';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('administration')
@Controller('api/keys')
@Requires('admin:keys')
export class KeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Get()
  @ApiOperation({ summary: 'Every key, without its secret' })
  @ApiOkResponse({ standardSchema: z.array(KeyRow) })
  list(): Promise<KeyRow[]> {
    return this.keys.list();
  }

  @Post()
  @ApiOperation({ summary: 'Make a key; its text is shown this once' })
  @ApiCreatedResponse({ standardSchema: KeyMade })
  async make(
    @Body({ schema: KeyInput }) input: z.infer<typeof KeyInput>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<z.infer<typeof KeyMade>> {
    return orThrow(await this.keys.make(input, principal));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a key, at once and for good' })
  @ApiNoContentResponse()
  async revoke(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    orThrow(await this.keys.revoke(id, principal));
  }
}

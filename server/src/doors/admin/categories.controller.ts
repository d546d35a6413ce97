/** Categories: making, changing, importing them. */
import { Body, Controller, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import {
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CategoryInput, CategoryRow, ListImportResult } from '@heed/shared/reference';
import { actorOf, type Principal } from '../../access/principal';
import { orThrow } from '../../kernel/refusal';
import { CategoryDesk } from '../../reference/category-desk';
import type { Language } from '../http/language';
import { ReaderLanguage } from '../http/language.decorator';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { readTable, worded } from './uploads';

const CategoryPatch = CategoryInput.omit({ code: true }).partial();

@ApiTags('administration')
@Controller('api/categories')
@Requires('admin:categories')
export class CategoriesController {
  constructor(private readonly desk: CategoryDesk) {}

  @Post()
  @ApiOperation({ summary: 'Make a category' })
  @ApiCreatedResponse({ standardSchema: CategoryRow })
  async add(
    @Body({ schema: CategoryInput }) input: z.infer<typeof CategoryInput>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<CategoryRow> {
    return orThrow(await this.desk.add(input, actorOf(principal)));
  }

  @Post('import')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data', 'text/csv')
  @ApiOperation({
    summary: 'Add and change categories by a CSV: code, name, parent; or one level a column',
  })
  @ApiOkResponse({ standardSchema: ListImportResult })
  async import(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @ReaderLanguage() language: Language,
  ): Promise<ListImportResult> {
    const table = await readTable(request);
    return worded(orThrow(await this.desk.import(table, actorOf(principal))), language);
  }

  @Patch(':code')
  @ApiOperation({ summary: 'Rename, move or retire a category; set the unit it is proposed for' })
  @ApiOkResponse({ standardSchema: CategoryRow })
  async change(
    @Param('code') code: string,
    @Body({ schema: CategoryPatch }) patch: z.infer<typeof CategoryPatch>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<CategoryRow> {
    return orThrow(await this.desk.change(code, patch, actorOf(principal)));
  }
}

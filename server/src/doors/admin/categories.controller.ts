/** Categories: making, changing, importing them. */
import { Body, Controller, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CategoryInput, CategoryRow, type ListImportResult } from '@heed/shared/reference';
import { actorOf, type Principal } from '../../access/principal';
import { orThrow } from '../../kernel/refusal';
import { CategoryDesk } from '../../reference/category-desk';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { importList, ListImport } from './list-import';

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

  @ListImport(
    'import',
    'Add and change categories by a CSV: code, name, parent; or one level a column',
  )
  import(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ListImportResult> {
    return importList(request, (table) => this.desk.import(table, actorOf(principal)));
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

/** Templates of what is written to people. */
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TemplateInput, TemplateList, TemplateRow } from '@heed/shared/console';
import { Code } from '@heed/shared/vocabulary';
import type { z } from 'zod';
import type { Principal } from '../../access/principal';
import { ReplyTemplates } from '../../console/reply-templates';
import { orThrow, RefusedError, refuseField } from '../../kernel/refusal';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('console')
@Controller('api/templates')
export class TemplatesController {
  constructor(private readonly templates: ReplyTemplates) {}

  @Get()
  @Requires('case:read')
  @ApiOperation({ summary: 'Templates of replies, contacts and notes' })
  @ApiOkResponse({ standardSchema: TemplateList })
  async list(): Promise<z.infer<typeof TemplateList>> {
    return { rows: await this.templates.list() };
  }

  @Put(':code')
  @Requires('console:share')
  @ApiOperation({ summary: 'Changes a template, or adds one under a new code' })
  @ApiOkResponse({ standardSchema: TemplateRow })
  async write(
    @CurrentPrincipal() principal: Principal,
    @Param('code') code: string,
    @Body({ schema: TemplateInput }) input: TemplateInput,
  ): Promise<TemplateRow> {
    if (!Code.safeParse(code).success) {
      throw new RefusedError(refuseField('invalid', 'code', 'not a code'));
    }
    return orThrow(await this.templates.write(principal, code, input));
  }
}

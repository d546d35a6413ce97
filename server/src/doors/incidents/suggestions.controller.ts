/** Incidents that signals suggest: the list, and what a person makes of one. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { IncidentResult } from '@heed/shared/incidents';
import {
  AcceptSuggestion,
  AddSuggestion,
  DismissSuggestion,
  SuggestionDismissed,
  SuggestionList,
} from '@heed/shared/suggestions';
import { REAL, Realm } from '@heed/shared/vocabulary';
import { actorOf, type Principal } from '../../access/principal';
import { SuggestionDesk } from '../../incidents/suggestions/suggestion-desk';
import { SuggestionQuery } from '../../incidents/suggestions/suggestion-query';
import { orThrow } from '../../kernel/refusal';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

const SuggestionListQuery = z.strictObject({ realm: Realm.default(REAL) });

@ApiTags('incidents')
@Controller('api/suggestions')
export class SuggestionsController {
  constructor(
    private readonly desk: SuggestionDesk,
    private readonly suggestions: SuggestionQuery,
  ) {}

  @Get()
  @Requires('incident:read')
  @ApiOperation({
    summary: 'Suggested incidents of a realm that nobody has decided, the most cases first',
  })
  @ApiOkResponse({ standardSchema: SuggestionList })
  async list(
    @Query({ schema: SuggestionListQuery }) { realm }: z.infer<typeof SuggestionListQuery>,
  ): Promise<SuggestionList> {
    return this.suggestions.list(realm);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Requires('incident:open')
  @ApiOperation({ summary: 'Declares a suggested incident, which then holds its cases' })
  @ApiOkResponse({ standardSchema: IncidentResult })
  async accept(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: AcceptSuggestion }) input: AcceptSuggestion,
  ): Promise<IncidentResult> {
    return orThrow(await this.desk.accept(id, input, actorOf(principal)));
  }

  @Post(':id/add')
  @HttpCode(200)
  @Requires('incident:open')
  @ApiOperation({ summary: 'Adds the cases of a suggested incident to an incident that is there' })
  @ApiOkResponse({ standardSchema: IncidentResult })
  async add(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: AddSuggestion }) input: AddSuggestion,
  ): Promise<IncidentResult> {
    return orThrow(await this.desk.add(id, input, actorOf(principal)));
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @Requires('incident:open')
  @ApiOperation({ summary: 'Dismisses a suggested incident for as long as its signal lasts' })
  @ApiOkResponse({ standardSchema: SuggestionDismissed })
  async dismiss(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: DismissSuggestion }) input: DismissSuggestion,
  ): Promise<SuggestionDismissed> {
    return orThrow(await this.desk.dismiss(id, input, actorOf(principal)));
  }
}

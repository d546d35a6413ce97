/** The agreed wording (口径): lists, one entry, commands, receipts, what may be used now and what it was used for. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  WordingCases,
  WordingCommand,
  WordingDetail,
  WordingInput,
  WordingList,
  WordingMatchInput,
  WordingOffers as Offers,
  WordingQuery as ListQuery,
  WordingReadInput,
  WordingResult,
  WordingUseInput,
  WordingWaiting,
} from '@heed/shared/wording';
import { REAL, Realm } from '@heed/shared/vocabulary';
import { can } from '../../access/can';
import { actorOf, type Principal } from '../../access/principal';
import type { DeskDone } from '../../journal/desk-writer';
import { isId } from '../../kernel/ids';
import { orThrow, RefusedError, refuse, type Refusal } from '../../kernel/refusal';
import { CaseListQuery } from '../../queries/case-list';
import { WordingDesk } from '../../wording/wording-desk';
import { WordingOffers } from '../../wording/wording-offers';
import { WordingQuery } from '../../wording/wording-query';
import type { WordingReader } from '../../wording/wording-shown';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

const RealmQuery = z.strictObject({ realm: Realm.default(REAL) });
const UseReceipt = z.strictObject({ position: z.int() });
/** Of the cases that an entry was used for, as many are shown. */
const MOST_CASES = 200;

/** How an edit and a recall, and how an agreement and a confirmation, are permitted. */
const verbs = {
  edit: ['wording:write'],
  agree: ['wording:agree'],
  confirm: ['wording:agree'],
  recall: ['wording:write', 'wording:agree'],
} as const;

@ApiTags('wording')
@Controller('api/wording')
export class WordingController {
  constructor(
    private readonly desk: WordingDesk,
    private readonly entries: WordingQuery,
    private readonly offers: WordingOffers,
    private readonly cases: CaseListQuery,
  ) {}

  @Post()
  @Requires('wording:write')
  @ApiOperation({ summary: 'Writes an entry: a draft until a second person agrees' })
  @ApiOkResponse({ standardSchema: WordingResult })
  async write(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: WordingInput }) input: WordingInput,
  ): Promise<WordingResult> {
    return this.result(principal, await this.desk.write(input, actorOf(principal)));
  }

  @Get()
  @Requires('wording:read')
  @ApiOperation({ summary: 'Entries of a realm, with counts of every view' })
  @ApiOkResponse({ standardSchema: WordingList })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: ListQuery }) query: ListQuery,
  ): Promise<WordingList> {
    return this.entries.list(query, readerOf(principal));
  }

  @Get('waiting')
  @Requires('wording:read')
  @ApiOperation({ summary: 'What waits for the reader: to be read, to be checked, about to end' })
  @ApiOkResponse({ standardSchema: WordingWaiting })
  waiting(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: RealmQuery }) { realm }: z.infer<typeof RealmQuery>,
  ): Promise<WordingWaiting> {
    return this.entries.waiting(realm, readerOf(principal));
  }

  @Post('match')
  @HttpCode(200)
  @Requires('wording:read')
  @ApiOperation({ summary: 'What may be used now, by what is typed or by what was said' })
  @ApiOkResponse({ standardSchema: Offers })
  async match(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: WordingMatchInput }) input: WordingMatchInput,
  ): Promise<Offers> {
    return { rows: await this.offers.match(input, readerOf(principal)) };
  }

  @Get(':id')
  @Requires('wording:read')
  @ApiOperation({ summary: 'One entry with its editions, readers, uses and what may be done' })
  @ApiOkResponse({ standardSchema: WordingDetail })
  async detail(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<WordingDetail> {
    const detail = isId(id) ? await this.entries.detail(id, readerOf(principal)) : null;
    if (!detail) throw new RefusedError(refuse('not-found'));
    return detail;
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Requires('wording:read')
  @ApiOperation({ summary: 'Applies one command to an entry' })
  @ApiOkResponse({ standardSchema: WordingResult })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: WordingCommand }) command: WordingCommand,
  ): Promise<WordingResult> {
    if (!verbs[command.kind].some((verb) => can(principal, verb))) {
      throw new RefusedError(refuse('forbidden'));
    }
    return this.result(principal, await this.desk.command(id, command, actorOf(principal)));
  }

  @Post(':id/receipts')
  @HttpCode(200)
  @Requires('wording:read')
  @ApiOperation({ summary: 'Says that the present edition was read' })
  @ApiOkResponse({ standardSchema: WordingResult })
  async read(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: WordingReadInput }) input: WordingReadInput,
  ): Promise<WordingResult> {
    return this.result(principal, await this.desk.read(id, input, actorOf(principal)));
  }

  @Post(':id/uses')
  @HttpCode(200)
  @Requires('wording:read')
  @ApiOperation({ summary: 'Says that a case was answered by an edition' })
  @ApiOkResponse({ standardSchema: UseReceipt })
  async use(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: WordingUseInput }) input: WordingUseInput,
  ): Promise<z.infer<typeof UseReceipt>> {
    const row = isId(input.caseId) ? await this.cases.row(principal, input.caseId) : null;
    const entry = row && isId(id) ? await this.entries.row(id, readerOf(principal)) : null;
    // A case of another realm is as little there as one out of sight.
    if (!row || row.realm !== entry?.realm) throw new RefusedError(refuse('not-found'));
    const { position } = orThrow(await this.desk.use(id, input, actorOf(principal)));
    return { position };
  }

  @Get(':id/cases')
  @Requires('case:read')
  @ApiOperation({ summary: 'Cases that were answered by it, those used last first' })
  @ApiOkResponse({ standardSchema: WordingCases })
  async answered(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<WordingCases> {
    const all = isId(id) ? await this.offers.uses(id) : [];
    const seen = await this.cases.seen(
      principal,
      all.map(({ caseId }) => caseId),
    );
    const uses = all.filter(({ caseId }) => seen.has(caseId));
    const rows: WordingCases['rows'] = [];
    for (const { edition, caseId, usedAt } of uses.slice(0, MOST_CASES)) {
      const row = await this.cases.row(principal, caseId);
      if (row) rows.push({ edition, usedAt, case: row });
    }
    return { rows, total: uses.length };
  }

  private async result(principal: Principal, done: DeskDone | Refusal): Promise<WordingResult> {
    const { subjectId, position } = orThrow(done);
    const wording = await this.entries.row(subjectId, readerOf(principal));
    if (!wording) throw new RefusedError(refuse('not-found'));
    return { position, wording };
  }
}

function readerOf(principal: Principal): WordingReader {
  const { kind, id, roles, unitPath } = principal;
  const mayWrite = can(principal, 'wording:write');
  const mayAgree = can(principal, 'wording:agree');
  return { kind, id, roles, unitPath, mayWrite, mayAgree };
}

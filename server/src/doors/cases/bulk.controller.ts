/** Many cases at once: a preview, or a line a case as each is settled. */
import { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { BulkInput, BulkPreview } from '@heed/shared/bulk';
import type { FastifyReply } from 'fastify';
import type { Principal } from '../../access/principal';
import { orThrow } from '../../kernel/refusal';
import { languageOf } from '../http/language';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';
import { BulkCommands } from './bulk-commands';

@ApiTags('cases')
@Controller('api/cases')
export class BulkController {
  constructor(private readonly bulk: BulkCommands) {}

  @Post('commands')
  @HttpCode(200)
  @Requires('case:read')
  @ApiOperation({
    summary: 'Applies one command to many cases, each for itself; dryRun says what it would do',
  })
  @ApiProduces('application/json', 'application/x-ndjson')
  @ApiOkResponse({ standardSchema: BulkPreview })
  async command(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: BulkInput }) input: BulkInput,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(acceptLanguage);
    if (input.dryRun) {
      void reply.send(orThrow(await this.bulk.preview(principal, input, language)));
      return;
    }
    const run = orThrow(await this.bulk.begin(principal, input));
    const lines = this.bulk.lines(principal, input, run, language);
    void reply
      .header('content-type', 'application/x-ndjson; charset=utf-8')
      .send(Readable.from(asText(lines)));
  }
}

async function* asText(lines: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

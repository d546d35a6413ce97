/** Topics: what several people speak of, and the cases of one. */
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TopicDetail, TopicList, TopicQuery } from '@heed/shared/topics';
import type { Principal } from '../../access/principal';
import { refuse, RefusedError } from '../../kernel/refusal';
import { TopicsQuery } from '../../queries/topics';
import { Requires } from '../http/permission';
import { CurrentPrincipal } from '../http/principal.decorator';

@ApiTags('topics')
@Controller('api/topics')
export class TopicsController {
  constructor(private readonly topics: TopicsQuery) {}

  @Get()
  @Requires('case:read')
  @ApiOperation({
    summary: 'What at least three people speak of, whatever the category',
    description:
      'Only topics that hold a case which the reader may see. Ranked by distinct people; copies are counted apart.',
  })
  @ApiOkResponse({ standardSchema: TopicList })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: TopicQuery }) query: TopicQuery,
  ): Promise<TopicList> {
    return this.topics.list(principal, query);
  }

  @Get(':id')
  @Requires('case:read')
  @ApiOperation({ summary: 'One topic with the cases of it that the reader may see' })
  @ApiOkResponse({ standardSchema: TopicDetail })
  async detail(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
  ): Promise<TopicDetail> {
    const detail = await this.topics.detail(principal, id);
    if (!detail) throw new RefusedError(refuse('not-found'));
    return detail;
  }
}

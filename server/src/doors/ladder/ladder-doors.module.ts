/** The doors of the ladder. */
import { Module } from '@nestjs/common';
import { LadderModule } from '../../ladder/ladder.module';
import { ReferenceModule } from '../../reference/reference.module';
import { LadderController } from './ladder.controller';
import { NoticesController } from './notices.controller';

@Module({
  imports: [LadderModule, ReferenceModule],
  controllers: [LadderController, NoticesController],
})
export class LadderDoorsModule {}

/** The doors of the ladder. */
import { Module } from '@nestjs/common';
import { LadderModule } from '../../ladder/ladder.module';
import { LadderController } from './ladder.controller';
import { NoticesController } from './notices.controller';

@Module({ imports: [LadderModule], controllers: [LadderController, NoticesController] })
export class LadderDoorsModule {}

/** The board's door. */
import { Module } from '@nestjs/common';
import { StreamModule } from '../../stream/stream.module';
import { BoardController } from './board.controller';

@Module({ imports: [StreamModule], controllers: [BoardController] })
export class BoardDoorModule {}

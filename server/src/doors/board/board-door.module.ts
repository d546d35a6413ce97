/** The board's door. */
import { Module } from '@nestjs/common';
import { StreamModule } from '../../stream/stream.module';
import { TimeMachineModule } from '../../time-machine/time-machine.module';
import { BoardController } from './board.controller';

@Module({ imports: [StreamModule, TimeMachineModule], controllers: [BoardController] })
export class BoardDoorModule {}

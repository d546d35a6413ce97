/** The door of replays. */
import { Module } from '@nestjs/common';
import { ImportModule } from '../../intake/import/import.module';
import { ReplaysModule } from '../../replays/replays.module';
import { ReplaysController } from './replays.controller';

@Module({ imports: [ImportModule, ReplaysModule], controllers: [ReplaysController] })
export class ReplaysDoorModule {}

/** The room's gateway. CASE_COMMANDS and REJECTIONS are bound, for all modules, by whoever puts the stages together. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { Reception } from './reception';
import { WarRoomGateway } from './war-room.gateway';

@Module({
  imports: [AccessModule],
  providers: [Reception, WarRoomGateway],
  exports: [WarRoomGateway],
})
export class StreamModule {}

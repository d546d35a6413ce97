/** The room's gateway. ROOM_COMMANDS and REJECTIONS are bound, for all modules, by whoever puts the stages together. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { Reception } from './reception';
import { WarRoomGateway } from './war-room.gateway';
import { WarRooms } from './war-rooms';

@Module({
  imports: [AccessModule],
  providers: [Reception, WarRooms, WarRoomGateway],
  exports: [WarRooms],
})
export class StreamModule {}

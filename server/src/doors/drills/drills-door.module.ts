/** The door of drills. */
import { Module } from '@nestjs/common';
import { DrillsController } from './drills.controller';

@Module({ controllers: [DrillsController] })
export class DrillsDoorModule {}

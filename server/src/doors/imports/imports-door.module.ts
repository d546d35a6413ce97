/** The door of imports. */
import { Module } from '@nestjs/common';
import { ImportModule } from '../../intake/import/import.module';
import { ImportsController } from './imports.controller';

@Module({ imports: [ImportModule], controllers: [ImportsController] })
export class ImportsDoorModule {}

/** The door of evidence. */
import { Module } from '@nestjs/common';
import { EvidenceModule } from '../../intake/evidence/evidence.module';
import { EvidenceController } from './evidence.controller';

@Module({ imports: [EvidenceModule], controllers: [EvidenceController] })
export class EvidenceDoorModule {}

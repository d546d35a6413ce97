/** Lists to units without accounts, and their answers. */
import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { ReferenceModule } from '../reference/reference.module';
import { AnswerTaker } from './answer-taker';
import { UnitLinks } from './unit-links';
import { UnitListDesk } from './unit-list-desk';
import { UnitListReader } from './unit-list-reader';
import { UnitSheets } from './unit-sheets';

const parts = [AnswerTaker, UnitLinks, UnitListDesk, UnitListReader, UnitSheets];

@Module({ imports: [CasesModule, ReferenceModule], providers: parts, exports: parts })
export class UnitLoopModule {}

/** The stages that doors of cases stand on, with the database's own lists, for `openDoors`. */
import { Module, type DynamicModule } from '@nestjs/common';
import { CasePolicy } from '../src/cases/policy';
import { PARSE_WORKER } from '../src/intake/import/table-reader';
import { IntakeModule } from '../src/intake/intake.module';
import { KeyStore } from '../src/kernel/seal/key-store';
import { Sealer } from '../src/kernel/seal/sealer';
import { ProjectionsModule } from '../src/projections/projections.module';
import { ReferenceLists } from '../src/reference/reference-lists';
import { ReferenceModule } from '../src/reference/reference.module';
import { sourceWorker } from './import-worker';

const timeZone = 'Asia/Shanghai';

@Module({})
class CaseGround {}

export function caseStage(): DynamicModule[] {
  const providers = [
    { provide: Sealer, useFactory: (keys: KeyStore) => new Sealer(keys), inject: [KeyStore] },
    {
      provide: CasePolicy,
      useFactory: (lists: ReferenceLists) => new CasePolicy(lists, timeZone),
      inject: [ReferenceLists],
    },
    { provide: PARSE_WORKER, useValue: sourceWorker },
  ];
  const tokens = [Sealer, CasePolicy, PARSE_WORKER];
  const imports = [IntakeModule, ReferenceModule];
  return [
    { module: CaseGround, global: true, imports, providers, exports: tokens },
    { ...ProjectionsModule.forRoot({ timeZone }), global: true },
  ];
}

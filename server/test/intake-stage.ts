/** The stages that doors of complaints, imports and evidence stand on, for `openDoors`. */
import { Module, type DynamicModule } from '@nestjs/common';
import { defaultCategories } from '../data/default-categories';
import { CasePolicy } from '../src/cases/policy';
import { PARSE_WORKER } from '../src/intake/import/table-reader';
import { IntakeModule } from '../src/intake/intake.module';
import { TriageBook } from '../src/intake/triage-book';
import { KeyStore } from '../src/kernel/seal/key-store';
import { Sealer } from '../src/kernel/seal/sealer';
import { directory } from './case-story';
import { sourceWorker } from './import-worker';

@Module({})
class Ground {}

export function intakeStage(): DynamicModule {
  const policy = new CasePolicy({ of: () => directory }, 'Asia/Shanghai');
  const providers = [
    { provide: Sealer, useFactory: (keys: KeyStore) => new Sealer(keys), inject: [KeyStore] },
    { provide: CasePolicy, useValue: policy },
    { provide: PARSE_WORKER, useValue: sourceWorker },
  ];
  const tokens = [Sealer, CasePolicy, PARSE_WORKER];
  return { module: Ground, global: true, imports: [IntakeModule], providers, exports: tokens };
}

/** Loads the default categories, as the start of a server does with its lists. */
export function openBook(book: TriageBook): void {
  const categories = defaultCategories.map((each) => ({ ...each, unitId: null, retired: false }));
  book.replace({ categories, places: [], boundaries: [] }, []);
}

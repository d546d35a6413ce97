/** Provides the follower and the board to every stage. The journal, the database and the clock come from outside. */
import { Module, type DynamicModule } from '@nestjs/common';
import { Journal } from '../journal/journal';
import { RealmClock } from '../kernel/realm-clock';
import { Board } from './board';
import { allProjections } from './fold-set';
import { Follower } from './follower';
import type { FoldSettings } from './projection';
import { SnapshotStore } from './snapshot-store';

@Module({})
export class ProjectionsModule {
  static forRoot(settings: FoldSettings): DynamicModule {
    return {
      module: ProjectionsModule,
      global: true,
      providers: [
        SnapshotStore,
        {
          provide: Follower,
          inject: [Journal, SnapshotStore, RealmClock],
          useFactory: (journal: Journal, snapshots: SnapshotStore, realms: RealmClock) =>
            new Follower(journal, snapshots, realms, allProjections(settings)),
        },
        Board,
      ],
      exports: [Follower, Board],
    };
  }
}

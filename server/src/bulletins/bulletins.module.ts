/** The desks of bulletins and promises, and what reads beside them. */
import { Module, type OnModuleInit } from '@nestjs/common';
import { BulletinDesk } from './bulletin-desk';
import { BulletinReader } from './bulletin-reader';
import { DraftPreviews } from './draft-preview';
import { LiveNumbers } from './numbers/live-numbers';
import { PromiseDesk } from './promise-desk';
import { PublishedBulletins } from './published';
import { bulletinTableFaults, bulletinTransitions } from './rules/transitions';

@Module({
  providers: [
    BulletinDesk,
    BulletinReader,
    DraftPreviews,
    LiveNumbers,
    PromiseDesk,
    PublishedBulletins,
  ],
  exports: [BulletinDesk, BulletinReader, DraftPreviews, PromiseDesk, PublishedBulletins],
})
export class BulletinsModule implements OnModuleInit {
  /** [B1] An unsound table stops the start, not somebody's bulletin. */
  onModuleInit(): void {
    const faults = bulletinTableFaults(bulletinTransitions);
    if (faults.length > 0) throw new Error(`transition table of bulletins: ${faults.join('; ')}`);
  }
}

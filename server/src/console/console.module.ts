/** What the console keeps beside the cases: runs over many of them, views, templates, mentions, drafts. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { CasesModule } from '../cases/cases.module';
import { BulkRuns } from './bulk-runs';
import { Drafts } from './drafts';
import { Mentions } from './mentions';
import { ReplyTemplates } from './reply-templates';
import { SavedViewDesk } from './saved-views';

const providers = [BulkRuns, Drafts, Mentions, ReplyTemplates, SavedViewDesk];

@Module({ imports: [AccessModule, CasesModule], providers, exports: providers })
export class ConsoleModule {}

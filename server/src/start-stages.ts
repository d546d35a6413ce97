/** Sets the stages going, in flow order: lists, folds, what follows them, and the bell that rings them all. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TriageBook } from './intake/triage-book';
import { JournalBell } from './journal/bell';
import type { Connection } from './kernel/database/database';
import { Follower } from './projections/follower';
import { SearchIndexer } from './reactors/search-indexer';
import { ReferenceLists } from './reference/reference-lists';
import { triageView } from './reference/triage-view';

export async function startStages(
  app: NestFastifyApplication,
  connection: Connection,
): Promise<JournalBell> {
  const lists = app.get(ReferenceLists);
  const book = app.get(TriageBook);
  const follower = app.get(Follower);
  const indexer = app.get(SearchIndexer);
  lists.onRefreshed((state) => book.replace(triageView(state), state.units));
  await lists.refresh();
  follower.onAdvanced((entries) => {
    if (entries.some(({ type }) => type === 'reference-changed')) void lists.refresh();
    if (entries.some(({ type }) => type === 'complaint-registered')) indexer.ring();
  });
  await follower.start();
  indexer.ring();
  const bell = new JournalBell(connection, () => follower.ring());
  await bell.listen();
  return bell;
}

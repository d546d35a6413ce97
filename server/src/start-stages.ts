/** Sets the stages going, in flow order: lists, folds, what follows them, and the bell that rings them all. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DrillPlayer } from './drills/drill-player';
import { TriageBook } from './intake/triage-book';
import { JournalBell } from './journal/bell';
import type { Connection } from './kernel/database/database';
import { Database } from './kernel/database/database';
import { collectGarbage } from './kernel/garbage';
import { RealmClock } from './kernel/realm-clock';
import { loadDictionary } from './kernel/text/search-tokens';
import { Sealer } from './kernel/seal/sealer';
import { Follower } from './projections/follower';
import { Answers } from './reactors/answers';
import { ClusterJoiner } from './reactors/cluster-joiner';
import { CaseTimes } from './reactors/case-times';
import { DailyReports } from './reactors/daily-reports';
import { Deadlines } from './reactors/deadlines';
import { Deliveries } from './reactors/deliveries';
import { Embargoes } from './reactors/embargoes';
import { HandoverWatch } from './reactors/handover-watch';
import { IncidentLinker } from './reactors/incident-linker';
import { JournalCutter } from './reactors/journal-cutter';
import { Ladder } from './reactors/ladder/ladder';
import { Publications } from './reactors/publications';
import { SearchIndexer } from './reactors/search-indexer';
import { SignalKeeper } from './reactors/signals/signal-keeper';
import { SuggestionKeeper } from './reactors/signals/suggestion-keeper';
import { ToldReader } from './reactors/told-reader';
import { TopicFollower } from './reactors/topics/topic-follower';
import { WordingFollower } from './reactors/wording-follower';
import { ReferenceLists } from './reference/reference-lists';
import { ReplayPlayer } from './replays/replay-player';
import { triageView } from './reference/triage-view';
import { SitePages } from './site/site-pages';

export async function startStages(
  app: NestFastifyApplication,
  connection: Connection,
): Promise<JournalBell> {
  const lists = app.get(ReferenceLists);
  const book = app.get(TriageBook);
  const follower = app.get(Follower);
  lists.onRefreshed((state) => book.replace(triageView(state), state.units, state.realm));
  await app.get(RealmClock).load(app.get(Database));
  await lists.refresh();
  follower.readZones((realm) => lists.of(realm).state.zones);
  tellWhoFollows(app, follower);
  await follower.start();
  await app.get(SitePages).start();
  loadDictionary();
  // A process that has just begun has nobody waiting, and keeps for hours what nobody collects.
  collectGarbage('major');
  await startFollowing(app);
  for (const part of ticking) app.get<{ start(): void }>(part).start();
  const bell = new JournalBell(connection, () => follower.ring());
  await bell.listen();
  app.get(DrillPlayer).start();
  app.get(ReplayPlayer).start();
  return bell;
}

/** What looks again and again by the clock. */
const ticking = [
  Embargoes,
  Deadlines,
  CaseTimes,
  DailyReports,
  HandoverWatch,
  JournalCutter,
  Ladder,
  SignalKeeper,
  SuggestionKeeper,
  ToldReader,
  Deliveries,
  Answers,
];

/** What acts on entries is told of each page that the folds took. */
function tellWhoFollows(app: NestFastifyApplication, follower: Follower): void {
  const lists = app.get(ReferenceLists);
  const indexer = app.get(SearchIndexer);
  const sealer = app.get(Sealer);
  const followers = [
    app.get(IncidentLinker),
    app.get(ClusterJoiner),
    app.get(Publications),
    app.get(WordingFollower),
    app.get(TopicFollower),
    app.get(Deliveries),
    app.get(Answers),
  ];
  follower.onAdvanced((entries) => {
    for (const each of followers) each.follow(entries);
    if (entries.some(({ type }) => type === 'reference-changed')) void lists.refresh();
    if (entries.some(({ type }) => type === 'complaint-registered')) indexer.ring();
    for (const { type, realm } of entries) {
      // Another node deleted the key's file; this one forgets what it had opened with it.
      if (type === 'drill-seals-destroyed' || type === 'replay-deleted') sealer.destroyScope(realm);
    }
  });
}

/** Catches up with what came while every node was down. */
async function startFollowing(app: NestFastifyApplication): Promise<void> {
  app.get(SearchIndexer).ring();
  await app.get(IncidentLinker).start();
  await app.get(ClusterJoiner).start();
  app.get(Publications).ring();
  app.get(WordingFollower).ring();
  app.get(TopicFollower).ring();
}

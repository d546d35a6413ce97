/** `heed rebuild`: drops what is derived and makes it anew from the journal. */
import { rebuildCases } from '../src/cases/rebuild';
import { forgetTold } from '../src/bulletins/numbers/told';
import { forgetRated } from '../src/queries/rated-cases';
import { Journal } from '../src/journal/journal';
import { needHere } from '../src/journal/parts/away';
import { rebuildTopics } from '../src/topics/rebuild';
import { topicSettings } from '../src/topics/rules/settings';
import { openStore } from './open-store';

export async function rebuild(): Promise<number> {
  const store = await openStore();
  try {
    // Before anything is dropped that could not be made anew.
    await needHere(store.database, {});
    await store.database.query('delete from fold_snapshot');
    await forgetTold(store.database);
    await forgetRated(store.database);
    const { cases, differing } = await rebuildCases(store.database, new Journal(store.database));
    for (const caseNo of differing) console.error(`${caseNo} differed and was put right`);
    const topics = await rebuildTopics(store.database, topicSettings.people);
    console.log(`${topics.topics} topics counted anew, ${topics.differing} differed`);
    console.log(
      `${cases} cases made anew, ${differing.length} differed; the folds follow at the next start`,
    );
    return 0;
  } finally {
    await store.close();
  }
}

/** `heed verify`: proves the journal's chain, beside a running server or alone. */
import { verifyJournal } from '../src/journal/verify';
import { openStore } from './open-store';

export async function verify(): Promise<number> {
  const store = await openStore();
  try {
    const { entries, head, fault } = await verifyJournal(store.database);
    if (fault) {
      console.error(`entry ${fault.position}: ${fault.reason}`);
      return 1;
    }
    console.log(`${entries} entries fit; head ${head}`);
    return 0;
  } finally {
    await store.close();
  }
}

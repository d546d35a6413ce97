/** `heed verify`: proves the journal's chain, beside a running server or alone. */
import { parseArgs } from 'node:util';
import { verifyJournal } from '../src/journal/verify';
import { openStore } from './open-store';

export async function verify(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { with: { type: 'string' } } });
  const store = await openStore();
  try {
    const { entries, head, fault, away } = await verifyJournal(store.database, values.with ?? null);
    for (const { part, read } of away) {
      const proof = read
        ? 'read from its file'
        : 'set apart: only the hashes at its ends are proven';
      console.log(`${part.month ?? ''} (entries ${part.from} to ${(part.to ?? 0) - 1}) ${proof}`);
    }
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

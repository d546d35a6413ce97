/** Cases that something was heard of, by realm, until they were looked at. */
import type { Realm } from '@heed/shared/vocabulary';

/** Cases that are looked at together. */
const AT_A_TIME = 500;

export class HeardCases {
  private readonly byRealm = new Map<Realm, Set<string>>();

  get isEmpty(): boolean {
    return this.byRealm.size === 0;
  }

  hear(realm: Realm, caseId: string): void {
    this.byRealm.set(realm, (this.byRealm.get(realm) ?? new Set()).add(caseId));
  }

  /** Looks at some of one realm. What is heard of them meanwhile is for a later turn, as are all where it fails. */
  async look(at: (realm: Realm, caseIds: readonly string[]) => Promise<void>): Promise<void> {
    const [first] = this.byRealm;
    if (first === undefined) return;
    const [realm, waiting] = first;
    const cases = [...waiting.values().take(AT_A_TIME)];
    for (const id of cases) waiting.delete(id);
    if (waiting.size === 0) this.byRealm.delete(realm);
    try {
      await at(realm, cases);
    } catch (error) {
      this.byRealm.set(realm, new Set([...cases, ...(this.byRealm.get(realm) ?? [])]));
      throw error;
    }
  }
}

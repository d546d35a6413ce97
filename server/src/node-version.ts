/** The oldest Node that the packages of the server run on; `npm start` brings one along where it is missing. */
const OLDEST = [22, 17] as const;

/** What to say on a Node that is too old, in both languages of the product; null on one that is not. */
export function tooOldWords(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = OLDEST;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return null;
  const least = OLDEST.join('.');
  return [
    `Heed needs Node ${least} or newer; this is Node ${version}. npm start finds or fetches one.`,
    `有应需要 Node ${least} 或更新的版本，现在是 Node ${version}。用 npm start 启动会自动准备。`,
  ].join('\n');
}

/**
 * Loads a program, or says why it can't run here. Whoever calls this loads nothing else: on a Node that
 * is too old the native parts don't fail in words, they end the process.
 */
export async function loadOnNewNode(load: () => Promise<unknown>): Promise<void> {
  const tooOld = tooOldWords(process.versions.node);
  if (tooOld === null) {
    await load();
    return;
  }
  process.stderr.write(`${tooOld}\n`);
  process.exitCode = 1;
}

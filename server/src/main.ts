/**
 * The way in. It loads nothing but the look at Node's version: on a Node that is too old the native
 * parts of the server don't fail in words, they end the process.
 */
import { tooOldWords } from './node-version';

const tooOld = tooOldWords(process.versions.node);
if (tooOld === null) await import('./serve');
else {
  process.stderr.write(`${tooOld}\n`);
  process.exitCode = 1;
}

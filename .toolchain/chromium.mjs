/** The browser for the end-to-end tests: found, or installed where that is possible. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { show } from './process.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** The fonts go with it: without them hanzi are boxes. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** The path of a Chromium; undefined where there is none and this account can't install it. */
export async function provideChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await show('apt-get', ['update'], { env, minutes: 5 });
    await show('apt-get', ['install', '-y', ...PACKAGES], { env, minutes: 15 });
  }
  return findChromium();
}

/** What to do about a missing one, in a sentence. */
export function chromiumAdvice() {
  return existsSync('/usr/bin/apt-get')
    ? `No Chromium was found. Run: sudo apt-get install -y ${PACKAGES.join(' ')}`
    : 'No Chromium was found. Install Chromium or Google Chrome, and a font with hanzi (Noto Sans CJK).';
}

function findChromium() {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun);
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

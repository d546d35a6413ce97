/** The browser of this machine, as the browser tests use it. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-sync',
];

/** How to start a fresh one; null, said aloud, where none is installed. */
export function browserFor(bench: string): (() => Promise<Browser>) | null {
  const executablePath = browsers.find((path) => existsSync(path));
  if (executablePath) return () => chromium.launch({ executablePath, args: flags });
  console.error(`${bench}: not measured; install it with: apt-get install chromium fonts-noto-cjk`);
  return null;
}

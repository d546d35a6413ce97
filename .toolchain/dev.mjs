/** For development: builds the server at each change and restarts it, and serves the client by Vite. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './process.mjs';

const SERVER = join(ROOT, 'server', 'dist', 'main.js');

const children = [start('pnpm', ['--filter', './server', 'exec', 'vite', 'build', '--watch'])];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => children.forEach((child) => child.kill(signal)));
}
while (!existsSync(SERVER)) await pause(100);
children.push(
  start('node', ['--watch', '--enable-source-maps', SERVER]),
  start('pnpm', ['--filter', './client', 'exec', 'vite']),
);

function start(program, args) {
  return spawn(program, args, { cwd: ROOT, stdio: 'inherit' });
}

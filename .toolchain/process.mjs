/** Starts other programs: one after the other, or as the last thing that a script does. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const TOOLCHAIN = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(TOOLCHAIN);

const shell = process.platform === 'win32';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a step of the preparation; its output goes to stderr, so that stdout is the task's alone. */
export async function run(program, args) {
  const { code } = await finish(program, args, { stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with code ${code}.`);
}

/** Runs a program and answers its output, with what it said on stderr, and its exit code. */
export async function capture(program, args) {
  const { code, output } = await finish(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return { code, output };
}

/** Runs a program in sight, for at most so long, and answers its exit code. */
export async function show(program, args, { env = {}, minutes = 20 } = {}) {
  const { code } = await finish(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    timeout: minutes * 60_000,
  });
  return code;
}

/**
 * Becomes another program, as near as Node gets to it: signals go in, the exit code comes out.
 * The scripts in package.json say `exec`, since a shell between npm and this keeps the signals.
 */
export function handOver(program, args) {
  const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', shell });
  const stop = forwardSignals(child);
  if (process.env.npm_lifecycle_event) endWithParent(child);
  child.on('error', (error) => {
    console.error(`${program} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    stop();
    process.exit(exitCode(code, signal));
  });
}

/** A package manager that was killed outright sent no signal: what it started ends all the same. */
function endWithParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
  watch.unref();
}

function finish(program, args, options) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: ROOT, shell, ...options });
    let asked = false;
    const stop = forwardSignals(child, () => (asked = true));
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', failed);
    child.on('close', (code, signal) => {
      stop();
      // Whoever was told to stop stops here, and doesn't go on to the next step.
      if (asked) process.exit(exitCode(code, signal) || 1);
      done({ code: exitCode(code, signal), output: Buffer.concat(chunks).toString() });
    });
  });
}

function forwardSignals(child, heard = () => undefined) {
  const listeners = SIGNALS.map((signal) => {
    const listener = () => {
      heard();
      child.kill(signal);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => listeners.forEach((off) => off());
}

function exitCode(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

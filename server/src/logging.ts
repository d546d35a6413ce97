/** Logs as JSON lines without anybody's words: the kind of an error and where it arose, never its message's values. */
import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { LogLevel } from './config/env';

type Line = string | { readonly msg: string; readonly error?: unknown };

/** Nest's logger over pino. Requests are counted in the metrics; a line for each would be the crisis's load again. */
export class HeedLogger implements LoggerService {
  private readonly logger: Logger;

  constructor(level: LogLevel) {
    this.logger = pino({ level });
  }

  log(line: Line, context?: string): void {
    this.logger.info(...parts(line, context));
  }

  warn(line: Line, context?: string): void {
    this.logger.warn(...parts(line, context));
  }

  /** Nest gives a stack or nothing between the line and the context. */
  error(line: Line, ...rest: readonly unknown[]): void {
    this.logger.error(
      ...parts(
        line,
        rest.findLast((part) => typeof part === 'string'),
      ),
    );
  }

  fatal(line: Line, ...rest: readonly unknown[]): void {
    this.logger.fatal(
      ...parts(
        line,
        rest.findLast((part) => typeof part === 'string'),
      ),
    );
  }

  debug(line: Line, context?: string): void {
    this.logger.debug(...parts(line, context));
  }
}

function parts(line: Line, context: string | undefined): [object, string] {
  if (typeof line === 'string') return [{ context }, line];
  return [
    { context, ...(line.error === undefined ? {} : { error: outline(line.error) }) },
    line.msg,
  ];
}

/** A driver's error carries rows in its detail and message: only its kind and its place go out. */
function outline(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame));
  return { kind: error.name, ...code, at: frames.slice(0, 6).map((frame) => frame.trim()) };
}

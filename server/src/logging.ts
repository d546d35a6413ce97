/** Logs as JSON lines without anybody's words: no bodies, no queries, no values of parameters. */
import type { Params } from 'nestjs-pino';
import type { LogLevel } from './config/env';

export function loggerOptions(level: LogLevel): Params {
  return {
    pinoHttp: {
      level,
      // Requests are counted in the metrics; a line for each would be the load of a crisis again.
      autoLogging: false,
      quietReqLogger: true,
      redact: ['req', 'res', 'err.detail', 'err.parameters', 'error.detail', 'error.parameters'],
    },
  };
}

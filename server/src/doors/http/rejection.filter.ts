/** Turns whatever a route threw into an answer: a refusal from the closed list, never a stack or a value. */
import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Rejection, RejectionCode } from '@heed/shared/rejections';
import { isOutage } from '../../kernel/database/database';
import { refuse, RefusedError } from '../../kernel/refusal';
import { InvalidInput } from './invalid-input';
import { languageOf, type Language } from './language';
import { messageOf, rejectionOf, statusOf } from './messages';

const RETRY_AFTER_OUTAGE_SECONDS = 2;

@Catch()
export class RejectionFilter implements ExceptionFilter<unknown> {
  private readonly logger = new Logger('doors');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') {
      this.logger.error(`a ${host.getType()} handler failed: ${summary(error)}`);
      return;
    }
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const language = languageOf(request.headers['accept-language']);
    const rejection = rejectionFor(error, language);
    if (rejection.error === 'internal') this.logger.error(`${request.id} ${summary(error)}`);
    if (reply.sent) return;
    if (rejection.retryAfterSeconds !== undefined) {
      reply.header('retry-after', String(rejection.retryAfterSeconds));
    }
    if (rejection.error === 'internal') reply.header('x-request-id', request.id);
    void reply.status(statusOf(rejection.error)).send(rejection);
  }
}

/** The refusal that an error amounts to. */
export function rejectionFor(error: unknown, language: Language): Rejection {
  if (error instanceof RefusedError) return rejectionOf(error.refusal, language);
  if (error instanceof InvalidInput) {
    const details = error.details[language];
    return { error: 'invalid', message: messageOf('invalid', language), details };
  }
  const code = codeFor(error);
  const extra = code === 'unavailable' ? { retryAfterSeconds: RETRY_AFTER_OUTAGE_SECONDS } : {};
  return rejectionOf(refuse(code, extra), language);
}

const codeOfStatus: Readonly<Record<number, RejectionCode>> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-found',
  413: 'too-large',
  415: 'unsupported-media',
  429: 'rate-limited',
  503: 'unavailable',
};

/** Fastify and Nest say by a status what was wrong with the request; anything else is a bug or an outage. */
function codeFor(error: unknown): RejectionCode {
  if (isOutage(error) && !isHttpError(error)) return 'unavailable';
  const status = error instanceof HttpException ? error.getStatus() : statusCodeOf(error);
  return codeOfStatus[status] ?? (status >= 400 && status < 500 ? 'malformed' : 'internal');
}

function isHttpError(error: unknown): boolean {
  return error instanceof HttpException || statusCodeOf(error) < 500;
}

function statusCodeOf(error: unknown): number {
  const named = typeof error === 'object' && error !== null && 'statusCode' in error;
  return named && typeof error.statusCode === 'number' ? error.statusCode : 500;
}

/** What may be logged: the kind of error and where in the code. Messages can carry values of fields. */
export function summary(error: unknown): string {
  if (!(error instanceof Error)) return `a ${typeof error} was thrown`;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${code}`, ...frames.slice(0, 8).map((line) => line.trim())].join(' | ');
}

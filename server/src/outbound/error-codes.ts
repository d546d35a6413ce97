/** What went wrong with a connection, as a code: messages of other hosts are never kept. */
import type { DeliveryErrorCode } from '@heed/shared/deliveries';

const timeouts = /TIMEOUT|TIMEDOUT|ABORT/i;
const names = /ENOTFOUND|EAI_|EDNS/;
const certificates = /CERT|SELF_SIGNED|UNABLE_TO_|TLS|SSL|EPROTO/;

export function errorCodeOf(error: unknown): DeliveryErrorCode {
  const said = codesOf(error).join(' ');
  if (timeouts.test(said)) return 'timed-out';
  if (names.test(said)) return 'name-not-found';
  return certificates.test(said) ? 'tls-failed' : 'no-connection';
}

/** The codes of an error and of what caused it. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...code, error.name, ...codesOf(error.cause)];
}

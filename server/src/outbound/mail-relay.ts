/** Mail through the operator's relay: the connection goes where the door lets it, encrypted unless the list says otherwise. */
import { isIP } from 'node:net';
import { createTransport, type Transporter } from 'nodemailer';
import { Injectable } from '@nestjs/common';
import type { DeliveryErrorCode, MailSettings } from '@heed/shared/deliveries';
import { withoutBrackets } from './addresses';
import { errorCodeOf } from './error-codes';
import type { MailMessage } from './messages/mail-message';
import { OutboundDoor } from './outbound-door';

export interface MailResult {
  /** The relay's own number. */
  readonly status: number | null;
  readonly error: DeliveryErrorCode | null;
}

export interface Mail {
  readonly to: string;
  /** The same at every try. */
  readonly id: string;
  readonly message: MailMessage;
}

/** What ends a whole round: nothing of it says anything about one reader. */
const ofRelay: ReadonlySet<DeliveryErrorCode> = new Set([
  'no-connection',
  'timed-out',
  'tls-failed',
  'mail-login-refused',
]);

@Injectable()
export class MailRelay {
  constructor(private readonly door: OutboundDoor) {}

  /** Sends one after the other over one connection; results come in their order. */
  async send(
    settings: MailSettings,
    password: string | null,
    mails: readonly Mail[],
  ): Promise<MailResult[]> {
    const { milliseconds } = this.door.limits;
    const place = { ...settings, host: withoutBrackets(settings.host) };
    const way = await this.door.wayTo(place, AbortSignal.timeout(milliseconds));
    if ('error' in way) return mails.map(() => ({ status: null, error: way.error }));
    const transport = transportTo(way.address, place, { password, milliseconds });
    const results: MailResult[] = [];
    let broken: MailResult | null = null;
    try {
      for (const mail of mails) {
        const result: MailResult =
          broken ?? (await within(milliseconds, sendOne(transport, place, mail)));
        if (result.error !== null && ofRelay.has(result.error)) broken = result;
        results.push(result);
      }
    } finally {
      transport.close();
    }
    return results;
  }
}

function transportTo(
  address: string,
  settings: MailSettings,
  { password, milliseconds }: { readonly password: string | null; readonly milliseconds: number },
): Transporter {
  const { scheme, host, port, user } = settings;
  return createTransport({
    host: address,
    port,
    pool: true,
    maxConnections: 1,
    secure: scheme === 'smtps',
    requireTLS: scheme === 'starttls',
    ignoreTLS: scheme === 'smtp',
    ...(user && password !== null ? { auth: { user, pass: password } } : {}),
    ...(isIP(host) === 0 ? { tls: { servername: host } } : {}),
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

async function sendOne(
  transport: Transporter,
  { fromName, fromAddress }: MailSettings,
  { to, id, message }: Mail,
): Promise<void> {
  const { subject, text, headers } = message;
  const domain = fromAddress.slice(fromAddress.indexOf('@') + 1);
  await transport.sendMail({
    from: { name: fromName, address: fromAddress },
    to: { name: '', address: to },
    messageId: `<${id}@${domain}>`,
    subject,
    text,
    headers: { ...headers },
  });
}

/** A relay that drips its answer is left; what it might still say is nobody's news. */
async function within(milliseconds: number, sending: Promise<void>): Promise<MailResult> {
  const deadline = AbortSignal.timeout(milliseconds);
  const tooLong = new Promise<never>((_resolve, reject) => {
    deadline.addEventListener('abort', () => reject(deadline.reason as Error), { once: true });
  });
  try {
    await Promise.race([sending, tooLong]);
    return { status: 250, error: null };
  } catch (error) {
    sending.catch(() => undefined);
    return failureOf(error);
  }
}

function failureOf(error: unknown): MailResult {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const status = typeof responseCode === 'number' ? responseCode : null;
  if (code === 'EAUTH') return { status, error: 'mail-login-refused' };
  if (code === 'ETLS') return { status, error: 'tls-failed' };
  if (status !== null && status >= 400) {
    return { status, error: status < 500 ? 'mail-deferred' : 'mail-refused' };
  }
  return { status, error: errorCodeOf(error) };
}

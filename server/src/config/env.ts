/** The settings: read from the environment once, at start, and refused there when one is wrong. */
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Bilingual } from '@heed/shared/bulletins';
import { projectRoot } from './project-root';

export interface Env {
  readonly port: number;
  readonly host: string;
  /** The origin that people use, without a path; undefined where only the loopback serves. */
  readonly publicUrl: string | undefined;
  /** Networks whose forwarding headers are believed. A hop count can be spoofed: CIDRs only. */
  readonly trustProxy: readonly string[];
  readonly timeZone: string;
  /** How many months a part of the journal holds. */
  readonly journalMonths: number;
  /** The city or company that runs it; empty where nobody said. */
  readonly deploymentName: Bilingual;
  readonly dataDir: string;
  readonly keyDir: string;
  /** Undefined means the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly adminPassword: string | undefined;
  readonly logLevel: LogLevel;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One line for each variable that is wrong; never the value of a secret. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/** Reads the settings, with the defaults of a single machine; folders are resolved against `root`. */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
  root: string = projectRoot(),
): Env {
  const parsed = Settings.safeParse(withoutBlanks(source));
  if (!parsed.success) throw new EnvError(describe(parsed.error));
  const settings = parsed.data;
  const dataDir = resolve(root, settings.HEED_DATA_DIR);
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.HEED_PUBLIC_URL,
    trustProxy: settings.HEED_TRUST_PROXY,
    timeZone: settings.HEED_TIME_ZONE,
    journalMonths: settings.HEED_JOURNAL_MONTHS,
    deploymentName: { zh: settings.HEED_DEPLOYMENT_NAME, en: settings.HEED_DEPLOYMENT_NAME_EN },
    dataDir,
    keyDir: settings.HEED_KEY_DIR ? resolve(root, settings.HEED_KEY_DIR) : join(dataDir, 'keys'),
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    adminPassword: settings.HEED_ADMIN_PASSWORD,
    logLevel: settings.HEED_LOG_LEVEL,
  };
}

const PORT_RANGE = 'must be a whole number from 0 to 65535';

const Port = z
  .string()
  .regex(/^\d{1,5}$/, PORT_RANGE)
  .transform(Number)
  .refine((port) => port <= 65_535, PORT_RANGE);

const Host = z
  .string()
  .refine((host) => isIP(host) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(host), {
    message: 'must be an IP address or a host name, without a port',
  });

const PublicUrl = z
  .string()
  .refine(isBareOrigin, 'must be an http or https address without path, query or password')
  .transform((text) => new URL(text).origin);

const TrustProxy = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((networks) => networks.every(isCidr), {
    message:
      'must be networks such as 10.0.0.0/8, separated by commas; a number of hops is not accepted',
  });

const TimeZone = z.string().refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai');

const Months = z
  .string()
  .regex(/^([1-9]|1[0-2])$/, 'must be a whole number from 1 to 12')
  .transform(Number);

const Name = z.string().regex(/^\P{C}{1,40}$/u, 'must be one line of at most 40 characters');

const Settings = z
  .object({
    PORT: Port.default(3000),
    HOST: Host.default('127.0.0.1'),
    HEED_PUBLIC_URL: PublicUrl.optional(),
    HEED_TRUST_PROXY: TrustProxy.default([]),
    HEED_TIME_ZONE: TimeZone.default('Asia/Shanghai'),
    HEED_JOURNAL_MONTHS: Months.default(1),
    HEED_DEPLOYMENT_NAME: Name.default(''),
    HEED_DEPLOYMENT_NAME_EN: Name.default(''),
    HEED_DATA_DIR: z.string().default('.data'),
    HEED_KEY_DIR: z.string().optional(),
    DATABASE_URL: urlOf('postgres', 'postgresql').optional(),
    REDIS_URL: urlOf('redis', 'rediss').optional(),
    HEED_ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
    HEED_LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  })
  .refine(({ HEED_PUBLIC_URL: url, HOST }) => !url?.startsWith('http:') || isLoopback(HOST), {
    path: ['HEED_PUBLIC_URL'],
    message: 'must be https, since HOST is reachable from other machines',
    // Zod skips this rule when a field is wrong already; both are then named, one after the other.
    when: ({ value }) => Origin.safeParse(value).success,
  });

/** What the rule over two variables needs to be right before it can speak. */
const Origin = z.object({ HEED_PUBLIC_URL: z.string().optional(), HOST: z.string() });

function urlOf(...schemes: string[]) {
  return z.string().refine((text) => schemes.includes(schemeOf(text) ?? ''), {
    message: `must be an address that begins with ${schemes.map((s) => `${s}://`).join(' or ')}`,
  });
}

/** An empty variable is an absent one: that is how compose files leave one out. */
function withoutBlanks(source: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(
    Object.entries(source)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value),
  );
}

function describe(error: z.ZodError): string {
  const lines = error.issues.map((wrong) => `${wrong.path.join('.')} ${wrong.message}.`);
  return [...new Set(lines)].join('\n');
}

function schemeOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : undefined;
}

function isBareOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}

function isCidr(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= longest;
}

/** Offsets such as +08:00 are zones to Intl, but they know no summer time and no name. */
function isTimeZone(text: string): boolean {
  if (!/^[a-z]/i.test(text)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

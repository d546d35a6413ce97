/** What is typed into the form of a target, and what is sent of it. Pure. */
import {
  isSignedKind,
  type MailSettings,
  type OutboundScheme,
  type TargetKind,
  type TargetRow,
} from '@heed/shared/deliveries';
import type { SiteLanguage } from '@heed/shared/site';

export interface TargetDraft {
  kind: TargetKind;
  name: string;
  enabled: boolean;
  address: string;
  secret: string;
  language: SiteLanguage;
  scheme: MailSettings['scheme'];
  host: string;
  port: string;
  user: string;
  password: string;
  fromName: string;
  fromAddress: string;
}

export interface OriginDraft {
  scheme: OutboundScheme;
  host: string;
  port: number;
}

/** Where each kind of connection usually listens. */
export const usualPort: Readonly<Record<OutboundScheme, number>> = {
  https: 443,
  http: 80,
  smtps: 465,
  starttls: 587,
  smtp: 25,
};

export function draftOf(target?: TargetRow): TargetDraft {
  const { kind = 'webhook', name = '', enabled = true, language, mail } = target ?? {};
  return {
    kind,
    name,
    enabled,
    address: '',
    secret: '',
    language: language ?? 'zh',
    scheme: mail?.scheme ?? 'starttls',
    host: mail?.host ?? '',
    port: String(mail?.port ?? usualPort.starttls),
    user: mail?.user ?? '',
    password: '',
    fromName: mail?.fromName ?? '',
    fromAddress: mail?.fromAddress ?? '',
  };
}

/** The body of a new target. */
export function inputOf(draft: TargetDraft, requestId: string): Record<string, unknown> {
  const { kind, name, address, secret, language, password } = draft;
  if (kind === 'mail') {
    const given = password === '' ? {} : { password };
    return { requestId, kind, name, mail: mailOf(draft), ...given };
  }
  if (isSignedKind(kind)) return { requestId, kind, name, address };
  const signed = hasSecret(kind) && secret.trim() !== '' ? { secret } : {};
  return { requestId, kind, name, address, language, ...signed };
}

/** What changed of a target: an empty secret or address stays as it was. */
export function patchOf(draft: TargetDraft): Record<string, unknown> {
  const { kind, name, enabled, address, secret, language, password } = draft;
  if (kind === 'mail') {
    return { name, enabled, mail: mailOf(draft), ...(password === '' ? {} : { password }) };
  }
  const moved = address.trim() === '' ? {} : { address };
  if (isSignedKind(kind)) return { name, enabled, ...moved };
  const signed = hasSecret(kind) && secret.trim() !== '' ? { secret } : {};
  return { name, enabled, language, ...moved, ...signed };
}

/** WeCom’s robots have nothing but their address. */
export function hasSecret(kind: TargetKind): boolean {
  return kind === 'dingtalk' || kind === 'feishu';
}

/** The host that the draft leads to, for the list of allowed ones; null while it names none. */
export function originOf(draft: TargetDraft): OriginDraft | null {
  const { kind, scheme, host, port, address } = draft;
  if (kind === 'mail') return host.trim() === '' ? null : { scheme, host, port: Number(port) };
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const spoken = url.protocol === 'http:' ? 'http' : 'https';
  return { scheme: spoken, host: url.hostname, port: Number(url.port) || usualPort[spoken] };
}

export function originText({ scheme, host, port }: OriginDraft): string {
  return `${scheme}://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
}

function mailOf(draft: TargetDraft): Record<string, unknown> {
  const { scheme, host, port, user, fromName, fromAddress } = draft;
  const named = user.trim() === '' ? {} : { user };
  return { scheme, host, port: Number(port), ...named, fromName, fromAddress };
}

/**
 * Which addresses are never called, whatever the list of origins says: this machine itself, what only
 * its own network link knows (where clouds keep their credentials), its database, its own doors.
 */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { DeliveryErrorCode } from '@heed/shared/deliveries';
import type { Env } from '../config/env';

/** All addresses of a name, as they stand at this moment. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** A place that answers something else than deliveries. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export interface AddressRules {
  readonly resolve: Resolve;
  /** Whether an address is one that is never called. */
  readonly refuses: (address: string) => boolean;
  /** The database, Redis, Heed's own port. */
  readonly own: () => readonly Endpoint[];
}

/** Loopback, link-local with the metadata services, unspecified, multicast, reserved. */
const refusedV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  // Metadata services that live outside the link-local block.
  ['100.100.100.200', 32],
  ['192.0.0.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const refusedV6: readonly (readonly [string, number])[] = [
  ['::', 127],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  ['fd00:ec2::254', 128],
  ['fd20:ce::254', 128],
];

const refused = refusedAddresses();

/** Whether an address is refused for what it is, in any of the ways to write it. */
export function isRefusedAddress(address: string): boolean {
  const [bare = ''] = address.split('%');
  const family = isIP(bare);
  // What isn't an address can't be judged, and so isn't called.
  if (family === 0) return true;
  return refused.check(bare, family === 4 ? 'ipv4' : 'ipv6');
}

/** The address to connect to, or why there is none. Every answer of the name has to be allowed. */
export async function findAddress(
  rules: AddressRules,
  host: string,
  port: number,
): Promise<{ readonly address: string } | { readonly error: DeliveryErrorCode }> {
  const found = await resolved(rules.resolve, host);
  const [address] = found;
  if (address === undefined) return { error: 'name-not-found' };
  if (found.some((each) => rules.refuses(each))) return { error: 'address-refused' };
  for (const own of rules.own().filter((each) => each.port === port)) {
    const places = await resolved(rules.resolve, own.host);
    if (found.some((each) => isAmong(each, places))) return { error: 'address-refused' };
  }
  return { address };
}

/** The rules of a deployment. */
export function addressRulesOf(
  env: Pick<Env, 'port' | 'databaseUrl' | 'redisUrl'>,
  resolve: Resolve = resolveName,
): AddressRules {
  const services = [endpointOf(env.databaseUrl, 5432), endpointOf(env.redisUrl, 6379)];
  const own = () => {
    const places = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const doors = places.map(({ address }) => ({ host: address, port: env.port }));
    return [...services.flatMap((each) => each ?? []), ...doors];
  };
  return { resolve, refuses: isRefusedAddress, own };
}

async function resolveName(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => address);
}

async function resolved(resolve: Resolve, host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  try {
    return await resolve(host);
  } catch {
    return [];
  }
}

/** Compared as addresses, not as texts: an IPv4 address may come dressed as an IPv6 one. */
function isAmong(address: string, places: readonly string[]): boolean {
  const list = new BlockList();
  for (const place of places) {
    const [bare = ''] = place.split('%');
    const family = isIP(bare);
    if (family !== 0) list.addAddress(bare, family === 4 ? 'ipv4' : 'ipv6');
  }
  const [bare = ''] = address.split('%');
  return list.check(bare, isIP(bare) === 4 ? 'ipv4' : 'ipv6');
}

function endpointOf(url: string | undefined, usual: number): Endpoint | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { hostname, port } = new URL(url);
  return hostname === '' ? null : { host: withoutBrackets(hostname), port: Number(port) || usual };
}

/** An IPv6 address as it stands in an address line is in brackets. */
export function withoutBrackets(host: string): string {
  return host.replaceAll(/^\[|\]$/g, '');
}

function refusedAddresses(): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of refusedV6) list.addSubnet(net, prefix, 'ipv6');
  for (const [net, prefix] of refusedV4) {
    list.addSubnet(net, prefix, 'ipv4');
    // IPv6 has more ways to say an IPv4 address than the mapped one, which the list knows by itself.
    list.addSubnet(`::${net}`, 96 + prefix, 'ipv6');
    list.addSubnet(`64:ff9b::${net}`, 96 + prefix, 'ipv6');
    list.addSubnet(`64:ff9b:1::${net}`, 96 + prefix, 'ipv6');
    list.addSubnet(sixToFour(net), 16 + prefix, 'ipv6');
  }
  return list;
}

function sixToFour(net: string): string {
  const digits = net.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return `2002:${digits[0]}${digits[1]}:${digits[2]}${digits[3]}::`;
}

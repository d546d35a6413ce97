/** Headers of every answer: what our pages may load, who may frame them, what they may use. */
import type { FastifyHelmetOptions } from '@fastify/helmet';
import { ownOrigins } from '../../access/origin';

/** `port` is the one that is listened on, for sockets where there is no public address. */
export function helmetOptions(publicUrl: string | undefined, port: number): FastifyHelmetOptions {
  const secure = publicUrl?.startsWith('https:') ?? false;
  // A policy can't name an IPv6 address; there, browsers take 'self' for the socket too.
  const sockets = ownOrigins(publicUrl, port)
    .filter((origin) => !origin.includes('['))
    .map((origin) => origin.replace(/^http/, 'ws'));
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'style-src-elem': ["'self'"],
        // Vue and the charts place things by the style attribute; it cannot run anything.
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'", ...sockets],
        'worker-src': ["'self'"],
        'manifest-src': ["'self'"],
        'media-src': ["'self'"],
        'frame-ancestors': ["'none'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    hsts: secure ? { maxAge: 31_536_000 } : false,
  };
}

/** Nothing of the device is used but the full screen and the alarm's sound. */
export const PERMISSIONS_POLICY =
  'fullscreen=(self), autoplay=(self), camera=(), microphone=(), geolocation=(), payment=(), usb=()';

export const CSP = 'content-security-policy';

/** The page of the API's description comes with style elements of its own, and nothing of ours. */
export function isDescription(url: string): boolean {
  return /^\/api\/docs(?:[/?]|$)/.test(url);
}

export function withInlineStyles(policy: string): string {
  return policy.replace("style-src-elem 'self'", "style-src-elem 'self' 'unsafe-inline'");
}

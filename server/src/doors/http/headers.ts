/** Headers of every answer: what our pages may load, who may frame them, what they may use. */
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import { fastify } from 'fastify';
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
        // The press desk shows the public page beside the text.
        'frame-src': ["'self'"],
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
const PERMISSIONS_POLICY =
  'fullscreen=(self), autoplay=(self), camera=(), microphone=(), geolocation=(), payment=(), usb=()';

const CSP = 'content-security-policy';

type Headers = Readonly<Record<string, string>>;

/** What goes out with every answer, by the address that was asked for. */
export async function headersOfAnswers(
  publicUrl: string | undefined,
  port: number,
): Promise<(url: string) => Headers> {
  const common: Headers = {
    ...(await helmetHeaders(helmetOptions(publicUrl, port))),
    'permissions-policy': PERMISSIONS_POLICY,
  };
  const description = { ...common, [CSP]: withInlineStyles(common[CSP] ?? '') };
  return (url) => (isDescription(url) ? description : common);
}

/** Helmet's words hang on the settings alone: it is asked once, not at each request of a crisis. */
async function helmetHeaders(options: FastifyHelmetOptions): Promise<Record<string, string>> {
  const probe = fastify();
  await probe.register(helmet, options);
  const headers: Record<string, string> = {};
  probe.get('/', (_request, reply) => {
    for (const [name, value] of Object.entries(reply.raw.getHeaders())) {
      headers[name] = String(value);
    }
    return reply.send();
  });
  await probe.inject('/');
  await probe.close();
  return headers;
}

/** The page of the API's description comes with style elements of its own, and nothing of ours. */
export function isDescription(url: string): boolean {
  return /^\/api\/docs(?:[/?]|$)/.test(url);
}

export function withInlineStyles(policy: string): string {
  return policy.replace("style-src-elem 'self'", "style-src-elem 'self' 'unsafe-inline'");
}

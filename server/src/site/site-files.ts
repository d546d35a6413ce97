/** The stylesheet and the scripts, each at an address that changes with its content. */
import { sha256Hex } from '../kernel/seal/digest';
import iconText from './icon.svg?raw';
import proofScript from './scripts/proof.js?raw';
import proofWorker from './scripts/proof-worker.js?raw';
import stylesheetText from './site.css?raw';

export interface SiteFile {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

const DIGITS = 16;

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

function named(name: string, ending: keyof typeof types, text: string): SiteFile {
  const path = `/site/${name}-${sha256Hex(text).slice(0, DIGITS)}.${ending}`;
  return { path, type: types[ending], text };
}

const worker = named('proof-worker', 'js', proofWorker);

export const icon = named('icon', 'svg', iconText);
export const stylesheet = named('site', 'css', stylesheetText);
/** The script names the worker by its address. */
export const proof = named('proof', 'js', proofScript.replace('WORKER_PATH', worker.path));
export const siteFiles: readonly SiteFile[] = [icon, stylesheet, proof, worker];

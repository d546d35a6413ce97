/** A page as bytes, in every form that a browser may ask for. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { sha256Hex } from '../kernel/seal/digest';
import type { Rendered } from './render';

export interface PackedPage {
  readonly type: string;
  readonly etag: string;
  readonly body: Buffer;
  readonly gzip: Buffer;
  readonly br: Buffer;
}

const TAG_DIGITS = 24;
const BROTLI_QUALITY = 6;
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export async function packed({ type, text }: Rendered): Promise<PackedPage> {
  const body = Buffer.from(text);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  };
  const [br, gz] = await Promise.all([brotli(body, { params }), gzipped(body)]);
  return { type, etag: `"${sha256Hex(body).slice(0, TAG_DIGITS)}"`, body, gzip: gz, br };
}

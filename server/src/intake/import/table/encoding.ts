/** Finds out how a text file is encoded, by reading all of it: a guess from its head can be wrong. */
import { FileFaultError } from './file-fault';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** UTF-16 by its mark, else UTF-8 where every byte fits, else GB18030 where every byte fits. */
export async function detectEncoding(
  stream: () => AsyncIterable<Uint8Array>,
): Promise<TextEncodingName> {
  const mark = await firstBytes(stream());
  if (mark[0] === 0xff && mark[1] === 0xfe) return 'utf-16le';
  if (mark[0] === 0xfe && mark[1] === 0xff) return 'utf-16be';
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    if (await fits(stream(), encoding)) return encoding;
  }
  throw new FileFaultError('encoding');
}

/** The text of a file, without its byte order mark. */
export async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncodingName,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const part of bytes) yield decoder.decode(part, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new FileFaultError('encoding');
    throw error;
  }
}

async function fits(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncodingName,
): Promise<boolean> {
  try {
    for await (const text of decoded(bytes, encoding)) void text;
    return true;
  } catch (error) {
    if (error instanceof FileFaultError) return false;
    throw error;
  }
}

async function firstBytes(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const part of bytes) return part.subarray(0, 4);
  return new Uint8Array();
}

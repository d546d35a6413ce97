/** Streams an XML part as tags and texts, without entities of its own, document types or deep nests. */
import { SaxesParser } from 'saxes';
import { FileFaultError } from './file-fault';

const MAX_DEPTH = 30;
const MAX_ATTRIBUTES = 50;

export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Feeds a handler chunk by chunk, and pauses after each one so that rows can be taken out.
 * Names come without their prefix: some writers put one before every tag.
 */
export async function* xmlEvents(
  bytes: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
): AsyncGenerator<void> {
  const parser = guardedParser(handler);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const part of bytes) {
    feed(() => parser.write(decoder.decode(part, { stream: true })));
    yield;
  }
  feed(() => parser.write(decoder.decode()).close());
  yield;
}

/** Reads a whole part at once, for the small ones. */
export async function readXml(
  bytes: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
): Promise<void> {
  const events = xmlEvents(bytes, handler);
  while (!(await events.next()).done);
}

function guardedParser(handler: XmlHandler): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', () => refuse());
  parser.on('doctype', () => refuse());
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MAX_DEPTH || Object.keys(attributes).length > MAX_ATTRIBUTES) refuse();
    handler.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close?.(localName(name));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  return parser;
}

function refuse(): never {
  throw new FileFaultError('broken-xml');
}

/** Bytes that aren't UTF-8 are a broken part too. */
function feed(step: () => void): void {
  try {
    step();
  } catch (error) {
    throw error instanceof FileFaultError ? error : new FileFaultError('broken-xml');
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

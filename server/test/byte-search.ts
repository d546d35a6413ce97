/** Looks for values byte for byte, in every form that a careless copy of them could have. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A value that is looked for, and whose it is. */
export interface Planted {
  readonly owner: string;
  readonly value: string;
}

interface Pattern extends Planted {
  readonly form: string;
  readonly bytes: Buffer;
}

const PREFIX = 3;

/** One pass over any bytes for thousands of values at once, by their first three bytes. */
export class ByteSearch {
  private readonly begins = new Uint8Array(1 << (8 * PREFIX));
  private readonly byPrefix = new Map<number, Pattern[]>();

  constructor(planted: readonly Planted[]) {
    for (const pattern of planted.flatMap(patternsOf)) {
      const prefix = pattern.bytes.readUIntBE(0, PREFIX);
      this.begins[prefix] = 1;
      this.byPrefix.set(prefix, [...(this.byPrefix.get(prefix) ?? []), pattern]);
    }
  }

  /** What was found, as `owner value (form)`: each once. */
  in(bytes: Uint8Array): string[] {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const found = new Set<string>();
    const mask = this.begins.length - 1;
    let prefix = 0;
    for (let at = 0; at < buffer.length; at += 1) {
      prefix = ((prefix << 8) | (buffer[at] ?? 0)) & mask;
      if (this.begins[prefix] === 0 || at < PREFIX - 1) continue;
      for (const { owner, value, form, bytes: wanted } of this.byPrefix.get(prefix) ?? []) {
        const start = at - PREFIX + 1;
        const fits = start + wanted.length <= buffer.length;
        if (fits && buffer.compare(wanted, 0, wanted.length, start, start + wanted.length) === 0) {
          found.add(`${owner} ${value} (${form})`);
        }
      }
    }
    return [...found];
  }

  /** What was found in the files of a folder, each with the file's path; and how much was read. */
  inFolder(folder: string): { readonly hits: string[]; readonly files: number; bytes: number } {
    const hits: string[] = [];
    let files = 0;
    let bytes = 0;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const content = readFileSync(path);
      files += 1;
      bytes += content.length;
      const found = [...this.in(content), ...this.in(Buffer.from(entry.name))];
      hits.push(...found.map((what) => `${path.slice(folder.length + 1)}: ${what}`));
    }
    return { hits, files, bytes };
  }
}

function patternsOf({ owner, value }: Planted): Pattern[] {
  const utf8 = Buffer.from(value);
  const percent = encodeURIComponent(value);
  const forms: (readonly [form: string, bytes: Buffer])[] = [
    ['UTF-8', utf8],
    ['UTF-16LE', Buffer.from(value, 'utf16le')],
    ['hexadecimal', Buffer.from(utf8.toString('hex'))],
    ...[0, 1, 2].map((offset) => [`base64 at ${offset}`, base64At(utf8, offset)] as const),
    ...[0, 1, 2].map(
      (offset) => [`base64url at ${offset}`, urlSafe(base64At(utf8, offset))] as const,
    ),
    ['percent', Buffer.from(percent)],
    ['percent, small', Buffer.from(percent.toLowerCase())],
    ['JSON escapes', Buffer.from(escaped(value))],
  ];
  const seen = new Set<string>();
  return forms.flatMap(([form, bytes]) => {
    const known = seen.has(bytes.toString('hex'));
    seen.add(bytes.toString('hex'));
    return known ? [] : [{ owner, value, form, bytes }];
  });
}

/** The characters of a base64 text that stem from the value alone, where it stands `offset` bytes after a triple. */
function base64At(value: Buffer, offset: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(offset), value]).toString('base64');
  const first = Math.ceil((offset * 8) / 6);
  const end = Math.floor(((offset + value.length) * 8) / 6);
  return Buffer.from(text.slice(first, end));
}

function urlSafe(base64: Buffer): Buffer {
  return Buffer.from(base64.toString().replaceAll('+', '-').replaceAll('/', '_'));
}

function escaped(value: string): string {
  const unit = (character: string) =>
    character < '\u0080'
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return value.split('').map(unit).join('');
}

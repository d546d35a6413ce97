/** Where in a body of JSON the bytes are no UTF-8: the path of the field, so that its sender finds it. */

const REPLACEMENT = '\ufffd';

/** `body` where no field holds them. */
export function brokenPlace(body: Buffer): string {
  try {
    return pathIn(JSON.parse(body.toString())) ?? 'body';
  } catch {
    return 'body';
  }
}

function pathIn(value: unknown): string | null {
  if (typeof value === 'string') return value.includes(REPLACEMENT) ? '' : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes(REPLACEMENT)) return null;
    const path = pathIn(inner);
    if (path !== null) return path === '' ? key : `${key}.${path}`;
  }
  return null;
}

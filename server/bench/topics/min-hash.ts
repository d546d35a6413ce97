/** The rival: MinHash of 64 over word 2-shingles, LSH in 16 bands of 4, texts that share a band are one topic. */

const HASHES = 64;
const BANDS = 16;
const ROWS = HASHES / BANDS;
/** Odd multipliers and masks of a family of hashes over 32 bits. */
const multipliers = Uint32Array.from(
  { length: HASHES },
  (_, n) => Math.imul(n + 1, 0x9e3779b1) | 1,
);
const masks = Uint32Array.from({ length: HASHES }, (_, n) => Math.imul(n + 7, 0x85ebca6b));

/** The groups of two texts or more, as indexes, the largest first. */
export function minHashGroups(texts: readonly (readonly string[])[]): number[][] {
  const parents = texts.map((_, n) => n);
  const buckets = new Map<string, number>();
  const rootOf = (n: number): number => {
    let at = n;
    while (parents[at] !== at) at = parents[at] ?? at;
    return at;
  };
  for (const [n, words] of texts.entries()) {
    const signature = signatureOf(words);
    for (let band = 0; band < BANDS; band += 1) {
      const rows = signature.subarray(band * ROWS, (band + 1) * ROWS);
      const key = `${band}:${rows.join()}`;
      const other = buckets.get(key);
      if (other === undefined) buckets.set(key, n);
      else parents[rootOf(n)] = rootOf(other);
    }
  }
  const groups = Map.groupBy(texts.keys(), rootOf).values();
  return [...groups].filter(({ length }) => length > 1).toSorted((a, b) => b.length - a.length);
}

function signatureOf(words: readonly string[]): Uint32Array {
  const signature = new Uint32Array(HASHES).fill(0xffffffff);
  for (let at = 0; at + 1 < words.length; at += 1) {
    const shingle = hashOf(`${words[at]} ${words[at + 1]}`);
    for (let n = 0; n < HASHES; n += 1) {
      const hash = Math.imul(shingle ^ (masks[n] ?? 0), multipliers[n] ?? 1) >>> 0;
      if (hash < (signature[n] ?? 0)) signature[n] = hash;
    }
  }
  return signature;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

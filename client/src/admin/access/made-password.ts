/** A first password, made here and told once; letters that look alike are left out. */

const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** Four groups of four: 92 bits, and short enough to be read out over a telephone. */
export function madePassword(): string {
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, pick).join(''),
  );
  return groups.join('-');
}

function pick(): string {
  // Bytes past the last whole alphabet are thrown again, so that no letter is likelier.
  const limit = 256 - (256 % ALPHABET.length);
  const byte = new Uint8Array(1);
  do crypto.getRandomValues(byte);
  while ((byte[0] ?? limit) >= limit);
  return ALPHABET.charAt((byte[0] ?? 0) % ALPHABET.length);
}

// Looks for the number whose hash is the challenge.
async function solve(data) {
  const { algorithm, challenge, maxnumber, salt, signature } = JSON.parse(data);
  const encoder = new TextEncoder();
  let solution = '';
  for (let number = 0; number <= maxnumber && solution === ''; number += 1) {
    const bytes = await crypto.subtle.digest(algorithm, encoder.encode(salt + number));
    const digits = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0'));
    if (digits.join('') !== challenge) continue;
    solution = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
  self.postMessage(solution);
}

self.addEventListener('message', ({ data }) => void solve(data));

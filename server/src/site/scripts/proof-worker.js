// Looks for the number whose hash is the challenge.
self.onmessage = async ({ data }) => {
  const { algorithm, challenge, maxnumber, salt, signature } = JSON.parse(data);
  const encoder = new TextEncoder();
  for (let number = 0; number <= maxnumber; number += 1) {
    const bytes = await crypto.subtle.digest(algorithm, encoder.encode(salt + number));
    const found = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0'));
    if (found.join('') === challenge) {
      self.postMessage(btoa(JSON.stringify({ algorithm, challenge, number, salt, signature })));
      return;
    }
  }
  self.postMessage('');
};

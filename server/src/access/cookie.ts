/** The session's cookie: its name, how it is set, and how it is read. */

/** `__Host-` binds the cookie to the host and to https; plain http is for the loopback alone. */
export function cookieName(publicUrl: string | undefined): string {
  return isSecure(publicUrl) ? '__Host-heed' : 'heed';
}

export function setCookie(publicUrl: string | undefined, id: string, seconds: number): string {
  const secure = isSecure(publicUrl) ? '; Secure' : '';
  return `${cookieName(publicUrl)}=${id}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

export function clearCookie(publicUrl: string | undefined): string {
  return setCookie(publicUrl, '', 0);
}

/** The session id in a Cookie header, or null. */
export function readCookie(
  publicUrl: string | undefined,
  header: string | undefined,
): string | null {
  const name = `${cookieName(publicUrl)}=`;
  const pair = header?.split(';').find((part) => part.trim().startsWith(name));
  return pair?.trim().slice(name.length) || null;
}

function isSecure(publicUrl: string | undefined): boolean {
  return publicUrl?.startsWith('https:') ?? false;
}

/** A cookie needs an Origin: which pages may use a browser's cookie, over HTTP and sockets. */

/** The origins of our own pages: the public one, or the loopback names at the own port. */
export function ownOrigins(publicUrl: string | undefined, port: number): readonly string[] {
  if (publicUrl !== undefined) return [new URL(publicUrl).origin];
  return ['127.0.0.1', 'localhost', '[::1]'].map(
    (host) => new URL(`http://${host}:${port}`).origin,
  );
}

/** What a request says about the page that it comes from. */
export interface RequestOrigin {
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`; a socket's handshake is judged without it. */
  readonly fetchSite?: string | undefined;
}

/** Whether a request that carries a cookie comes from a page of ours. Silence is a no. */
export function originAllowed(request: RequestOrigin, own: readonly string[]): boolean {
  if (request.fetchSite === 'same-origin') return true;
  return request.origin !== undefined && own.includes(request.origin);
}

/** Whether the browser itself says that another site's page made the request. */
export function isForeign(request: RequestOrigin, own: readonly string[]): boolean {
  const { origin, fetchSite } = request;
  if (fetchSite !== undefined) return fetchSite !== 'same-origin' && fetchSite !== 'none';
  return origin !== undefined && !own.includes(origin);
}

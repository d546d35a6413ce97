/** The origin at which people find this deployment: in the links of its pages and of its messages. */
export interface Whereabouts {
  readonly publicUrl: string | undefined;
  readonly host: string;
  readonly port: number;
}

/** The public address; that of the machine itself where there is none. */
export function ownOrigin({ publicUrl, host, port }: Whereabouts): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return publicUrl ?? `http://${name}:${port}`;
}

/**
 * The smallest load balancer: hands each connection to the next node that takes it, byte by byte. It
 * knows no session, as none is needed, and looks into nothing.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';

export class Proxy {
  private readonly server: Server;
  private readonly open = new Set<Socket>();
  private turn = 0;

  constructor(private readonly ports: readonly number[]) {
    this.server = createServer({ pauseOnConnect: true }, (client) => void this.serve(client));
  }

  listen(host: string, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.open) socket.destroy();
    await closed;
  }

  /** A node that doesn't take the connection is passed over; where none does, the client is told so by the end. */
  private async serve(client: Socket): Promise<void> {
    this.keep(client);
    const first = (this.turn += 1);
    for (let n = 0; n < this.ports.length; n += 1) {
      const port = this.ports[(first + n) % this.ports.length];
      const node = port === undefined ? null : await reach(port);
      if (!node) continue;
      this.keep(node);
      join(client, node);
      return;
    }
    client.destroy();
  }

  private keep(socket: Socket): void {
    this.open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.open.delete(socket));
  }
}

/** Null where nobody listens. */
function reach(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const refused = () => resolve(null);
    socket.once('error', refused);
    socket.once('connect', () => {
      socket.off('error', refused);
      resolve(socket);
    });
  });
}

/** When one side ends, so does the other. */
function join(client: Socket, node: Socket): void {
  client.setNoDelay(true);
  node.setNoDelay(true);
  client.on('close', () => node.destroy());
  node.on('close', () => client.destroy());
  if (client.destroyed) node.destroy();
  client.pipe(node);
  node.pipe(client);
}

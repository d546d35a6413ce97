/** One HTTP/1.1 keep-alive connection with one request in flight; reads no more of an answer than it needs. */
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** All that a connection reads lands here first: an answer is copied only where it comes in pieces. */
const arriving = Buffer.allocUnsafe(65_536);
const LENGTH = 'content-length: ';
const STATUS_AT = 9;
const nothing = Buffer.alloc(0);

export class SenderConnection {
  private pieces = nothing;
  private settle: ((answer: Answer) => void) | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
  }

  static open(port: number): Promise<SenderConnection> {
    return new Promise((resolve, reject) => {
      let opened: SenderConnection | null = null;
      const socket = connect({
        port,
        host: '127.0.0.1',
        onread: {
          buffer: arriving,
          callback: (count) => {
            opened?.read(arriving.subarray(0, count));
            return true;
          },
        },
      });
      socket.once('error', reject);
      socket.once('connect', () => resolve((opened = new SenderConnection(socket))));
    });
  }

  /** Sends a whole request, its head included. */
  ask(request: Buffer): Promise<Answer> {
    this.socket.write(request);
    return new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    const whole = this.pieces.length > 0 ? Buffer.concat([this.pieces, chunk]) : chunk;
    const answer = answerIn(whole);
    this.pieces = answer ? nothing : Buffer.from(whole);
    if (answer) this.settle?.(answer);
  }
}

/** The answer that the bytes hold; null while some of it is to come. */
function answerIn(bytes: Buffer): Answer | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const length = Number.parseInt(bytes.toString('latin1', lengthAt(bytes), end), 10) || 0;
  const start = end + 4;
  if (bytes.length < start + length) return null;
  const status = Number(bytes.toString('latin1', STATUS_AT, STATUS_AT + 3));
  return { status, text: bytes.toString('latin1', start, start + length) };
}

function lengthAt(bytes: Buffer): number {
  const at = bytes.indexOf(LENGTH);
  return at < 0 ? 0 : at + LENGTH.length;
}

/**
 * Acknowledgements that many sockets are given alike, as after a node has died and its screens come to
 * this one: each is written as text once, and all sockets send the same bytes. It goes past Socket.IO's
 * encoder, which would look through a whole board and write it anew for each of them.
 */
import { Decoder, Encoder, PacketType, type Packet } from 'socket.io-parser';
import { sendTogether, type Connection } from './connection';
import { writtenOnce } from './written';

/** One socket's acknowledgement, on its way. */
export class SharedAnswer {
  constructor(
    private readonly answer: object,
    private readonly connection: Connection,
  ) {}

  send({ nsp, id }: Packet): void {
    const head = `${PacketType.ACK}${nsp},${id}[`;
    sendTogether(this.connection, head, writtenOnce(this.answer));
  }
}

/** Everything else is written as Socket.IO does. */
class SharingEncoder extends Encoder {
  override encode(packet: Packet): ReturnType<Encoder['encode']> {
    const [first] = Array.isArray(packet.data) ? packet.data : [];
    if (!(first instanceof SharedAnswer)) return super.encode(packet);
    first.send(packet);
    return [];
  }
}

export const sharingParser = { Encoder: SharingEncoder, Decoder };

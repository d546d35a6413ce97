/** Nodes that deliver over a test's own database, with the way to other hosts in the test's hands. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { TargetInput, TargetMade, TargetRow } from '@heed/shared/deliveries';
import { DeskWriter } from '../src/journal/desk-writer';
import { Journal } from '../src/journal/journal';
import { Clock } from '../src/kernel/clock';
import type { Database } from '../src/kernel/database/database';
import { RealmClock } from '../src/kernel/realm-clock';
import { orThrow } from '../src/kernel/refusal';
import { KeyStore } from '../src/kernel/seal/key-store';
import { isRefusedAddress, type AddressRules, type Resolve } from '../src/outbound/addresses';
import { DeliveryDesk } from '../src/outbound/delivery-desk';
import { DeliveryLedger } from '../src/outbound/delivery-ledger';
import { DeliveryQueue } from '../src/outbound/delivery-queue';
import { DeliverySender } from '../src/outbound/delivery-sender';
import { Letterhead } from '../src/outbound/letterhead';
import { MailRelay } from '../src/outbound/mail-relay';
import { MailSender } from '../src/outbound/mail-sender';
import { OpenTargets } from '../src/outbound/open-targets';
import { Origins, originOf } from '../src/outbound/origins';
import { OutboundDoor, usualLimits, type Limits } from '../src/outbound/outbound-door';
import { PostSender } from '../src/outbound/post-sender';
import { Subscribers } from '../src/outbound/subscribers';
import { TargetDesk } from '../src/outbound/target-desk';
import { TargetSecrets } from '../src/outbound/target-secrets';
import { Deliveries } from '../src/reactors/deliveries';
import { NoticeReader } from '../src/reactors/notice-reader';

export const admin = { kind: 'account', id: '00000000-0000-7000-8000-0000000000ad' } as const;

/** As in production, but this machine may be called: that is where the targets of tests listen. */
export function localRules(resolve: Resolve = () => Promise.resolve(['127.0.0.1'])): AddressRules {
  const refuses = (address: string) => address !== '127.0.0.1' && isRefusedAddress(address);
  return { resolve, refuses, own: () => [] };
}

interface NodeParts {
  readonly wall?: Clock;
  readonly rules?: AddressRules;
  /** Shorter ones, where a test waits for their end. */
  readonly limits?: Limits;
}

export class DeliveryNode {
  readonly journal: Journal;
  readonly origins: Origins;
  readonly targets: TargetDesk;
  readonly queue: DeliveryQueue;
  readonly ledger: DeliveryLedger;
  readonly desk: DeliveryDesk;
  readonly subscribers: Subscribers;
  readonly door: OutboundDoor;
  readonly deliveries: Deliveries;

  constructor(
    { database, folder }: { readonly database: Database; readonly folder: string },
    { wall = new Clock(), rules = localRules(), limits = usualLimits }: NodeParts = {},
  ) {
    const keys = new KeyStore(join(folder, 'keys'));
    const clock = new RealmClock(wall);
    this.journal = new Journal(database);
    const writer = new DeskWriter(database, this.journal, clock);
    const secrets = new TargetSecrets(keys);
    const env = {
      publicUrl: 'https://news.example',
      port: 3000,
      host: '127.0.0.1',
      timeZone: 'Asia/Shanghai',
    };
    this.origins = new Origins(database, writer);
    this.targets = new TargetDesk(database, writer, this.origins, secrets);
    this.door = new OutboundDoor(this.origins, { addresses: rules, limits });
    this.subscribers = new Subscribers(database, clock, keys);
    this.queue = new DeliveryQueue(database, clock);
    this.ledger = new DeliveryLedger(database, this.subscribers);
    const letterhead = new Letterhead(clock, env);
    const open = new OpenTargets(database, secrets);
    const sender = new DeliverySender(
      new PostSender(open, this.door, letterhead),
      new MailSender(open, new MailRelay(this.door), this.subscribers, letterhead),
    );
    this.desk = new DeliveryDesk(writer, this.ledger, this.queue, sender);
    const notices = new NoticeReader(database, clock);
    this.deliveries = new Deliveries(notices, this.queue, sender);
  }

  /** Allows the origin of an address, and makes the target. */
  async make(input: TargetInput): Promise<TargetMade> {
    const place = input.kind === 'mail' ? input.mail : originOf(input.address);
    await this.origins.add({ scheme: place.scheme, host: place.host, port: place.port }, admin);
    return orThrow(await this.targets.make(input, admin));
  }

  webhook(address: string, name = '市应急平台'): Promise<TargetMade> {
    return this.make({ requestId: randomUUID(), kind: 'webhook', name, address });
  }

  async robot(
    kind: 'wecom' | 'dingtalk' | 'feishu',
    address: string,
    secret?: string,
  ): Promise<TargetRow> {
    const rest = { name: kind, address, language: 'zh' as const, ...(secret ? { secret } : {}) };
    return (await this.make({ requestId: randomUUID(), kind, ...rest })).target;
  }

  /** Everything that is due now has been tried once. */
  async round(): Promise<void> {
    // The journal is read by whoever hears its bell; here nobody rings.
    this.deliveries.follow([{ type: 'bulletin-published' } as never]);
    await this.deliveries.tick();
    await this.deliveries.tick();
    await this.deliveries.settled();
  }
}

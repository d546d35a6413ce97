/** Nodes that answer complainants over a test's own database: gateways and mail listen on this machine. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AnswerState, ReceiptStatus } from '@heed/shared/answers';
import { AnswerComposer } from '../src/answers/answer-composer';
import { AnswerCourier } from '../src/answers/answer-courier';
import { AnswerDesk } from '../src/answers/answer-desk';
import { AnswerQueue } from '../src/answers/answer-queue';
import type { SealedAnswer } from '../src/answers/answer-rows';
import { AnswerTexts } from '../src/answers/answer-texts';
import { AnswerTeller } from '../src/answers/answer-teller';
import { CastDesk } from '../src/answers/cast-desk';
import { CastFiller } from '../src/answers/cast-filler';
import { CastReader } from '../src/answers/cast-reader';
import { ComplainantReader } from '../src/answers/complainant-reader';
import { Receipts } from '../src/answers/receipts';
import { ToldCases } from '../src/answers/told-cases';
import { CaseHistory } from '../src/cases/case-history';
import { SealedWords } from '../src/cases/sealed-words';
import { ReplyTemplates } from '../src/console/reply-templates';
import { DeskWriter } from '../src/journal/desk-writer';
import { Journal } from '../src/journal/journal';
import { RealmClock } from '../src/kernel/realm-clock';
import { KeyStore } from '../src/kernel/seal/key-store';
import { Sealer } from '../src/kernel/seal/sealer';
import { AnswerSender } from '../src/outbound/answer-sender';
import { Letterhead } from '../src/outbound/letterhead';
import { MailRelay } from '../src/outbound/mail-relay';
import { OpenTargets } from '../src/outbound/open-targets';
import { ReceiptSignatures } from '../src/outbound/receipt-signatures';
import { webhookHeaders } from '../src/outbound/signatures';
import { TargetSecrets } from '../src/outbound/target-secrets';
import { AnswerReader } from '../src/reactors/answer-reader';
import { Answers } from '../src/reactors/answers';
import { ReferenceLists } from '../src/reference/reference-lists';
import { makeDesk } from './builders';
import { DeliveryNode } from './delivery-node';
import type { FakeClock } from './fake-clock';
import type { TestDatabase } from './pg';

export interface LedgerLine {
  readonly id: string;
  readonly caseId: string;
  readonly occasion: string;
  readonly way: string;
  readonly state: AnswerState;
  readonly attempts: number;
  readonly version: number;
}

export class AnswerNode {
  readonly out: DeliveryNode;
  readonly answers: Answers;
  readonly desk: AnswerDesk;
  readonly casts: CastDesk;
  readonly castReader: CastReader;
  readonly receipts: Receipts;
  private readonly words: SealedWords;

  constructor(
    private readonly at: TestDatabase,
    private readonly wall: FakeClock,
    clock = new RealmClock(wall),
  ) {
    const { database, folder, orm } = at;
    this.out = new DeliveryNode(at, { wall });
    const keys = new KeyStore(join(folder, 'keys'));
    const journal = new Journal(database);
    const writer = new DeskWriter(database, journal, clock);
    const env = {
      publicUrl: 'https://jz.example',
      port: 3000,
      host: '127.0.0.1',
      timeZone: 'Asia/Shanghai',
    };
    const open = new OpenTargets(database, new TargetSecrets(keys));
    const letterhead = new Letterhead(clock, env);
    const sender = new AnswerSender(open, this.out.door, new MailRelay(this.out.door), letterhead);
    this.words = new SealedWords(database, new Sealer(keys));
    const composer = new AnswerComposer(
      new ComplainantReader(database, this.words),
      new AnswerTexts(new ReferenceLists(orm, database), new ReplyTemplates(database, writer), env),
      this.words,
      clock,
    );
    const teller = new AnswerTeller(database, new CaseHistory(journal, this.words), composer);
    const queue = new AnswerQueue(database, clock);
    this.answers = new Answers(
      new AnswerReader(database, teller),
      new CastFiller(database, composer),
      new AnswerCourier(queue, this.words, sender, clock),
      new ToldCases(database, makeDesk(at, clock).desk),
    );
    this.desk = new AnswerDesk(writer);
    this.casts = new CastDesk(writer);
    this.castReader = new CastReader(database);
    this.receipts = new Receipts(database, new ReceiptSignatures(open, clock), clock);
  }

  /** Switches a gateway on; its secret. */
  async gateway(kind: 'sms' | 'wechat', address: string): Promise<string> {
    const made = await this.out.make({ requestId: randomUUID(), kind, name: kind, address });
    return made.secret ?? '';
  }

  /** Everything that is told by now has been tried once. */
  async round(): Promise<void> {
    // The journal is read by whoever hears its bell; here nobody rings.
    this.answers.follow([{ type: 'reply-approved' }, { type: 'case-joined-cluster' }] as never);
    await this.answers.tick();
  }

  /** What the gateway says of a message, signed with a secret. */
  receipt(id: string, status: ReceiptStatus, secret: string, at = this.wall.now()) {
    const told = { id, status, at: new Date(at).toISOString() };
    const body = JSON.stringify(told);
    const seconds = Math.floor(this.wall.now() / 1_000);
    const headers = webhookHeaders({ id: `r-${id}`, seconds, body }, [secret]);
    return this.receipts.take(told, {
      id: headers['webhook-id'] ?? '',
      timestamp: headers['webhook-timestamp'] ?? '',
      signature: headers['webhook-signature'] ?? '',
      body,
    });
  }

  /** What the ledger says, the oldest first. */
  ledger(): Promise<LedgerLine[]> {
    return this.at.database.query<LedgerLine>(
      `select id, case_id as "caseId", occasion, way, state, attempts, version from answer
       order by queued_at, id`,
    );
  }

  async textOf(id: string): Promise<string | null> {
    const [row] = await this.at.database.query<{ sealId: string }>(
      'select seal_id as "sealId" from answer where id = $1',
      [id],
    );
    const opened = await this.words.open([row?.sealId ?? id]);
    return (opened.get(row?.sealId ?? '') as SealedAnswer | undefined)?.text ?? null;
  }
}

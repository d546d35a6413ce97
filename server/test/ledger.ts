/** Who sent what, and what was acknowledged: kept apart from the server, to hold against it after a crash. */
import type { ComplaintInput } from '@heed/shared/complaint';
import { ComplaintReceipt } from '@heed/shared/complaint';
import type { Caller } from './caller';

const channels = ['phone', 'web', 'wechat', 'grid'] as const;
const texts = [
  '小区停水两天了，请尽快处理',
  '楼下路灯不亮，晚上看不见路',
  '夜里施工噪音很大，睡不着觉',
  '垃圾几天没有人收，很臭',
];

/** One complaint that a sender wants registered, until it has its receipt. */
export interface LedgerLine {
  readonly input: ComplaintInput & { readonly source: string; readonly sourceId: string };
  receipt: ComplaintReceipt | null;
}

export class Ledger {
  readonly lines: LedgerLine[] = [];
  /** Refusals that a healthy server has no reason for. */
  readonly refused: string[] = [];

  get acknowledged(): (LedgerLine & { receipt: ComplaintReceipt })[] {
    return this.lines.flatMap((line) => {
      const { receipt } = line;
      return receipt ? [{ ...line, receipt }] : [];
    });
  }

  get open(): LedgerLine[] {
    return this.lines.filter(({ receipt }) => receipt === null);
  }

  /** A line is on the books before its complaint is on the wire. */
  newLine(sender: number, n: number): LedgerLine {
    // Every third comes from the sender's own citizen, who says the same again: mostly a repeat.
    const again = n % 3 === 0;
    const phone = `139${String(10_000_000 + sender)}`;
    const input = {
      channel: channels[(sender + n) % channels.length] ?? 'phone',
      source: `system-${sender}`,
      sourceId: `complaint-${n}`,
      text: texts[(again ? sender : n) % texts.length] ?? '',
      ...(again ? { complainant: { phone } } : {}),
    };
    const line: LedgerLine = { input, receipt: null };
    this.lines.push(line);
    return line;
  }
}

/** Many systems that send at once: each waits for its receipt before it goes on, and asks again after a crash. */
export class Senders {
  private stopped = false;
  private readonly sent: number[];

  constructor(
    private readonly ledger: Ledger,
    private readonly key: string,
    count: number,
  ) {
    this.sent = Array.from({ length: count }, () => 0);
  }

  /** Ends when every sender has lost its connection, or was told to stop and has its last receipt. */
  async run(server: Caller): Promise<void> {
    this.stopped = false;
    await Promise.all(this.sent.map((_sent, sender) => this.sendOn(server, sender)));
  }

  stop(): void {
    this.stopped = true;
  }

  /** Sends again, with the same keys, what nobody acknowledged. */
  async settle(server: Caller): Promise<void> {
    await Promise.all(this.ledger.open.map((line) => this.register(server, line)));
  }

  private async sendOn(server: Caller, sender: number): Promise<void> {
    while (!this.stopped) {
      const n = this.sent[sender] ?? 0;
      this.sent[sender] = n + 1;
      const answered = await this.register(server, this.ledger.newLine(sender, n));
      if (!answered) return;
    }
  }

  /** False where no answer came, or only that the database is away. */
  private async register(server: Caller, line: LedgerLine): Promise<boolean> {
    const answer = await server
      .send('POST', '/api/complaints', JSON.stringify(line.input), {
        authorization: `Bearer ${this.key}`,
        cookie: '',
      })
      .catch(() => null);
    if (!answer || answer.status === 503) return false;
    if (answer.status === 200 || answer.status === 201) {
      line.receipt = ComplaintReceipt.parse(answer.body);
      return true;
    }
    this.ledger.refused.push(`${answer.status} ${answer.text}`);
    return false;
  }
}

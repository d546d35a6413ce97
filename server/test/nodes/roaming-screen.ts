/**
 * A screen behind the proxy that finds its way back as the client does: after a moment drawn by chance,
 * with what it saw last. It keeps the cases as a console does, and notes how long it saw nothing.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { upTo } from '../random-story';
import { WarRoomClient, type ClientOptions } from '../war-room-client';
import type { ScreenState } from '../screen';

const FIRST_DELAY = 250;
const DELAY_WIDTH = 500;
const TRIES = 40;

/** All cases that may be seen, with their versions, as a list has them now. */
export type ReadCases = () => Promise<ReadonlyMap<string, number>>;

export class RoamingScreen {
  /** Milliseconds from each loss of the stream to the answer of the next join. */
  readonly absences: number[] = [];
  /** Gaps in the frames, which a server never makes. */
  gaps = 0;
  /** Versions of a case that were told twice over one connection. */
  readonly toldTwice: string[] = [];
  private readonly cases = new Map<string, number>();
  private client: WarRoomClient | null = null;
  private leaving = false;
  private roaming: Promise<void> = Promise.resolve();

  constructor(
    private readonly where: Pick<ClientOptions, 'url' | 'realm' | 'key'>,
    private readonly readCases: ReadCases | null,
    private readonly random: () => number,
  ) {}

  async enter(): Promise<void> {
    await this.arrive();
    this.roaming = this.roam();
  }

  get state(): ScreenState {
    if (!this.client) throw new Error('the screen has never been anywhere');
    return this.client.screen.state;
  }

  /** Where it stands, and what it stands for. */
  toString(): string {
    const { client } = this;
    if (!client) return 'nowhere';
    const { closed, resyncs, screen } = client;
    const troubles = [closed, screen.gaps > 0 && 'gap', ...resyncs.map(({ reason }) => reason)];
    return [screen.state.position, ...troubles.filter(Boolean)].join(' ');
  }

  /** The versions of all cases that it knows of, by what it read and what it was told. */
  get knownCases(): ReadonlyMap<string, number> {
    for (const { caseId, version } of this.client?.casesChanged ?? []) this.know(caseId, version);
    return this.cases;
  }

  async leave(): Promise<void> {
    this.leaving = true;
    this.client?.close();
    await this.roaming;
  }

  private async roam(): Promise<void> {
    while (!this.leaving) {
      const { client } = this;
      await expect.poll(() => client?.closed, { timeout: 600_000, interval: 20 }).toBeTruthy();
      if (this.leaving) return;
      const lostAt = performance.now();
      await this.arrive();
      this.absences.push(performance.now() - lostAt);
    }
  }

  private async arrive(): Promise<void> {
    this.keepAccounts();
    for (let tries = 0; tries < TRIES && !this.leaving; tries += 1) {
      if (this.client) await pause(FIRST_DELAY + upTo(DELAY_WIDTH, this.random));
      const client = await this.connect();
      if (!client) continue;
      this.client = client;
      await this.readAll();
      return;
    }
    if (!this.leaving) throw new Error('the screen found no way back');
  }

  private async connect(): Promise<WarRoomClient | null> {
    try {
      const client = await WarRoomClient.connect(this.where);
      await client.join();
      return client;
    } catch {
      return null;
    }
  }

  /** What changed while nobody was listening stands in the list. */
  private async readAll(): Promise<void> {
    for (const [caseId, version] of (await this.readCases?.()) ?? []) this.know(caseId, version);
  }

  private keepAccounts(): void {
    const { client } = this;
    if (!client) return;
    this.gaps += client.screen.gaps;
    const told = client.casesChanged.map(({ caseId, version }) => `${caseId} ${version}`);
    this.toldTwice.push(...told.filter((each, index) => told.indexOf(each) !== index));
    for (const { caseId, version } of client.casesChanged) this.know(caseId, version);
  }

  private know(caseId: string, version: number): void {
    this.cases.set(caseId, Math.max(version, this.cases.get(caseId) ?? 0));
  }
}

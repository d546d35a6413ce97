/** A drill as whoever runs it plays it: by steps of its own clock, from outside. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Snapshot } from '@heed/shared/board';
import type { DrillRow } from '@heed/shared/drills';
import type { IncidentRow } from '@heed/shared/incidents';
import { jiangzhouWater } from '../data/scenarios/jiangzhou-water/scenario';
import type { Caller } from './caller';

const MINUTE = 60_000;
const AN_HOUR = 3_600;
const LOOK_MILLISECONDS = 100;
const PATIENCE_MILLISECONDS = 120_000;

export class DrillRun {
  private constructor(
    private readonly admin: Caller,
    private row: DrillRow,
  ) {}

  /** Opens the drill, waits until its history is told, and lets its clock stand at the beginning. */
  static async open(admin: Caller, speed: number): Promise<DrillRun> {
    const opening = { scenario: jiangzhouWater.code, speed, requestId: 'to-the-end' };
    const { body, text, status } = await admin.post<DrillRow & object>('/api/drills', opening);
    if (status !== 201) throw new Error(text);
    const run = new DrillRun(admin, body);
    await run.until(({ state }) => state === 'running', 'the drill to begin');
    await run.command({ kind: 'pause' });
    return run;
  }

  get id(): string {
    return this.row.id;
  }

  get realm(): string {
    return this.row.realm;
  }

  /** Opens the incident that the scenario expects, activated at once. */
  async opensIncident(): Promise<IncidentRow> {
    const { incident: expected } = jiangzhouWater;
    const { firstKnownMinute, activation, ...told } = expected;
    const { body, text } = await this.admin.post<{ incident?: IncidentRow }>('/api/incidents', {
      ...told,
      realm: this.realm,
      requestId: 'the-incident',
      firstKnownAt: this.at(firstKnownMinute),
      activate: activation,
    });
    if (!body.incident) throw new Error(text);
    return body.incident;
  }

  async markStep(step: string): Promise<void> {
    await this.command({ kind: 'mark-step', step });
  }

  /** Asks for the way to a minute, and doesn't wait for it. */
  async setOutTo(minute: number): Promise<void> {
    const seconds = Math.ceil((Date.parse(this.at(minute)) - Date.parse(this.row.at)) / 1_000);
    await this.command({ kind: 'step', seconds: Math.min(seconds, AN_HOUR) });
  }

  /** Moves the clock on to a minute, with all that lies between told. */
  async stepTo(minute: number): Promise<void> {
    await this.setOutTo(minute);
    await this.arrivesAt(minute);
  }

  async arrivesAt(minute: number): Promise<void> {
    const goal = Date.parse(this.at(minute));
    await this.until(
      ({ at, state }) => state === 'ended' || Date.parse(at) >= goal,
      `minute ${minute}`,
    );
    await this.untilBoard(({ parts }) => parts.realm['now']?.speed === 0, 'the clock to stand');
  }

  async until(reached: (row: DrillRow) => boolean, what: string): Promise<DrillRow> {
    await poll(what, async () => {
      const path = `/api/drills/${this.id}`;
      const { status, body } = await this.admin.send<DrillRow & object>('GET', path);
      if (status === 200) this.row = body;
      return status === 200 && reached(this.row);
    });
    return this.row;
  }

  async untilBoard(reached: (board: Snapshot) => boolean, what: string): Promise<void> {
    await poll(what, async () => {
      const path = `/api/board?realm=${this.realm}`;
      const { status, body } = await this.admin.send<Snapshot>('GET', path);
      return status === 200 && reached(body);
    });
  }

  at(minute: number): string {
    return new Date(Date.parse(this.row.beginsAt) + minute * MINUTE).toISOString();
  }

  private async command(command: object): Promise<void> {
    const path = `/api/drills/${this.id}/commands`;
    const { status, text } = await this.admin.post(path, command);
    if (status !== 200) throw new Error(text);
  }
}

/** Asks again until it is so; the drill's own clock is what is waited for. */
export async function poll(
  what: string | (() => string),
  reached: () => Promise<boolean>,
): Promise<void> {
  const end = performance.now() + PATIENCE_MILLISECONDS;
  while (!(await reached())) {
    if (performance.now() > end) {
      throw new Error(`waited in vain for ${typeof what === 'string' ? what : what()}`);
    }
    await pause(LOOK_MILLISECONDS);
  }
}

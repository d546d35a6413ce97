/** Opens drills, takes the commands of whoever runs them, and tells how they stand. */
import { Injectable } from '@nestjs/common';
import type { DrillCommand, DrillDetail, DrillInput, DrillRow } from '@heed/shared/drills';
import type { Actor } from '../journal/events';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { ReferenceLists } from '../reference/reference-lists';
import { DrillBook } from './drill-book';
import { DrillOpener } from './drill-opener';
import { DrillWriter } from './drill-writer';
import { decideDrill } from './rules/drill-rules';

@Injectable()
export class DrillDesk {
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly opener: DrillOpener,
    private readonly writer: DrillWriter,
    private readonly book: DrillBook,
    private readonly lists: ReferenceLists,
  ) {}

  /** Calls the listener when a drill was opened or commanded on this node; returns what ends that. */
  onChanged(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Opens a drill in a realm of its own. A repeated request gets the drill of the first one. */
  async open(input: DrillInput, by: Actor): Promise<DrillRow | Refusal> {
    const id = await this.opener.open(input, by);
    if (isRefusal(id)) return id;
    await this.lists.catchUp();
    this.changed();
    return this.row(id);
  }

  async row(id: string): Promise<DrillRow | Refusal> {
    return (await this.book.row(id)) ?? refuse('not-found');
  }

  /** The drill, with the incident that its scenario proposes. */
  async detail(id: string): Promise<DrillDetail | Refusal> {
    return (await this.book.detail(id)) ?? refuse('not-found');
  }

  async command(id: string, command: DrillCommand, by: Actor): Promise<DrillRow | Refusal> {
    const refusal = await this.writer.change(id, by, async (record, client) => {
      const situation = await this.book.situationOf(record, client);
      const decision = decideDrill(situation, command);
      return isRefusal(decision) ? decision : { decision, now: situation.now };
    });
    if (refusal) return refusal;
    this.changed();
    return this.row(id);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

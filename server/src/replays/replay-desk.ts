/** Tries files out, opens replays of them, takes commands, and tells how each stands. */
import { Injectable } from '@nestjs/common';
import type {
  ReplayCommand,
  ReplayOptions,
  ReplayRow,
  ReplayTrialOptions,
} from '@heed/shared/replays';
import { ImportDesk, type KeptUpload } from '../intake/import/import-desk';
import type { RowSource } from '../intake/import/row-source';
import type { Actor } from '../journal/events';
import { isRefusal, refuse, refuseField, type Refusal } from '../kernel/refusal';
import { ReplayBook } from './replay-book';
import { ReplayOpener } from './replay-opener';
import { replayFault, tryOut, type Trial } from './replay-trial';
import { ReplayWriter } from './replay-writer';
import { decideReplay } from './rules/replay-rules';

/** What became of a file: its rows at fault keep it from being opened. */
export type Opened = { readonly row: ReplayRow } | { readonly atFault: Trial };

@Injectable()
export class ReplayDesk {
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly imports: ImportDesk,
    private readonly opener: ReplayOpener,
    private readonly writer: ReplayWriter,
    private readonly book: ReplayBook,
  ) {}

  /** Calls the listener when a replay was opened or commanded on this node; returns what ends that. */
  onChanged(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** [P4] Reads a kept file to its end, and leaves nothing of it. */
  async tryOut(
    kept: KeptUpload,
    options: ReplayTrialOptions,
  ): Promise<{ readonly trial: Trial; readonly ownLists: boolean } | Refusal> {
    try {
      const source = await this.sourceOf(kept, options);
      if (isRefusal(source)) return source;
      const trial = await tryOut(source);
      return { trial, ownLists: this.book.speaksOfAnother(trial.named) };
    } finally {
      await this.imports.discard(kept);
    }
  }

  /** Opens a replay of a kept file in a realm of its own. A repeated request gets that of the first one. */
  async open(kept: KeptUpload, options: ReplayOptions, by: Actor): Promise<Opened | Refusal> {
    try {
      const known = await this.opener.known(options, by);
      if (known !== undefined) return await this.answer(known);
      const source = await this.sourceOf(kept, options);
      if (isRefusal(source)) return source;
      const trial = await tryOut(source);
      if (trial.refused > 0 && !options.skipFaults) return { atFault: trial };
      if (trial.rows === 0) return refuseField('invalid', 'file', 'nothing-to-replay');
      const opened = await this.opener.open({ source, trial, options, by });
      this.changed();
      return await this.answer(opened);
    } finally {
      await this.imports.discard(kept);
    }
  }

  async command(id: string, command: ReplayCommand, by: Actor): Promise<ReplayRow | Refusal> {
    const refusal = await this.writer.change(id, by, (record) => decideReplay(record, command));
    if (refusal) return refusal;
    this.changed();
    return (await this.book.row(id)) ?? refuse('not-found');
  }

  /** One that was deleted is not there any more. */
  async row(id: string): Promise<ReplayRow | Refusal> {
    const row = await this.book.row(id);
    return row && row.state !== 'deleted' ? row : refuse('not-found');
  }

  /** The newest first. */
  list(): Promise<ReplayRow[]> {
    return this.book.list();
  }

  private async answer(id: string | Refusal): Promise<Opened | Refusal> {
    if (isRefusal(id)) return id;
    const row = await this.row(id);
    return isRefusal(row) ? row : { row };
  }

  private async sourceOf(
    kept: KeptUpload,
    { mapping, zone }: ReplayTrialOptions,
  ): Promise<RowSource | Refusal> {
    const source = await this.imports.rowsOf(kept, { mapping, zone });
    if (isRefusal(source)) return source;
    return replayFault({ mapping }, source) ?? source;
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

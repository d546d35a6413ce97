/** What is unusual now: the detector fed with the journal. Historic cases teach it and are never tested. */
import type { BoardParts } from '@heed/shared/board';
import type { SignalRow } from '@heed/shared/signals';
import { Channel } from '@heed/shared/vocabulary';
import type { EventData } from '../../journal/events';
import { topicJoins, type TopicJoin } from '../../journal/events/topic-joins';
import { fromBytes, joined, toPieces } from '../measure/bytes.fold';
import { correctionOf, type Correction } from '../measure/correction.fold';
import { bucketOf, BUCKET, type Arrival, type Signal } from './arrival.fold';
import { Detector, type SavedDetector } from './detector.fold';
import {
  BASELINE_NEEDED,
  type Fold,
  type FoldedEntry,
  type FoldSettings,
  type Projection,
  type ViewContext,
} from '../projection';

/** While entries come, they close the buckets; this long after one is full nobody waits for them. */
const PATIENCE = 60_000;

export function signalsProjection({ timeZone }: FoldSettings): Projection {
  return {
    name: 'signals',
    version: 3,
    empty: () => new SignalsFold(timeZone),
    load: (bytes) => new SignalsFold(timeZone, fromBytes(bytes) as SavedSignals),
  };
}

interface SavedSignals {
  readonly latest: number;
  readonly detector: SavedDetector;
}

class SignalsFold implements Fold {
  private readonly detector: Detector;
  /** The journal's own time, in milliseconds. */
  private latest: number;
  /** A copy that runs ahead of the journal while nothing comes in; derived. */
  private ahead: Detector | null = null;
  private made: {
    readonly of: readonly Signal[];
    readonly rows: Record<string, SignalRow>;
  } | null = null;

  constructor(
    private readonly timeZone: string,
    saved?: SavedSignals,
  ) {
    this.latest = saved?.latest ?? 0;
    this.detector = this.detectorOf(saved?.detector);
  }

  apply(entry: FoldedEntry): void {
    this.ahead = null;
    // Clocks of nodes differ: time never goes back.
    this.latest = Math.max(this.latest, Date.parse(entry.at));
    this.detector.advance(this.latest);
    if (entry.type === 'complaint-registered') this.register(entry.data);
    for (const join of topicJoins(entry)) this.join(join);
    if (entry.type === 'days-marked') this.detector.markDays(entry.data);
    if (entry.type === 'topics-merged') this.detector.mergeTopics(entry.data.from, entry.data.into);
    const correction = correctionOf(entry);
    if (correction) this.correct(correction);
  }

  /** An incident has no history of its own to compare with. */
  rows(now: number, { baselineNeeded, incident }: ViewContext): Partial<BoardParts> {
    if (baselineNeeded === null || incident !== undefined) return { signals: {} };
    return { signals: this.rowsOf(this.at(now).signals()) };
  }

  save(): Uint8Array {
    return joined(this.pieces());
  }

  pieces(): Iterable<Uint8Array> {
    const saved: SavedSignals = { latest: this.latest, detector: this.detector.save() };
    return toPieces(saved);
  }

  private register(data: EventData<'complaint-registered'>): void {
    const { caseId, personId: person, channel, category, district, street, cell } = data;
    const arrival: Arrival = {
      at: Date.parse(data.receivedAt),
      enteredAt: this.latest,
      caseId,
      person,
      channel,
      category,
      district,
      street,
      cell,
      topic: null,
      point: null,
    };
    if (data.after.historic) this.detector.learn(arrival);
    else this.detector.add(arrival);
  }

  /** A copy to the word and the second is no voice of its own. */
  private join({ caseId, topic, copy, historic }: TopicJoin): void {
    if (!copy && !historic) this.detector.change(caseId, { topic });
  }

  private correct(correction: Correction): void {
    const { caseId } = correction;
    if (correction.what === 'category') {
      this.detector.change(caseId, { category: correction.category });
    }
    if (correction.what === 'place') {
      const { district, street } = correction;
      this.detector.change(caseId, { place: { district, street } });
    }
  }

  private at(now: number): Detector {
    const passed = bucketOf(now - PATIENCE);
    if (passed <= bucketOf(this.latest)) return this.detector;
    this.ahead ??= this.detectorOf(this.detector.save());
    this.ahead.advance(passed * BUCKET);
    return this.ahead;
  }

  private detectorOf(saved?: SavedDetector): Detector {
    const settings = { timeZone: this.timeZone, baselineDays: BASELINE_NEEDED };
    return new Detector(settings, saved);
  }

  private rowsOf(signals: readonly Signal[]): Record<string, SignalRow> {
    if (this.made?.of === signals) return this.made.rows;
    const rows = Object.fromEntries(signals.map((signal) => [signal.id, rowOf(signal)]));
    this.made = { of: signals, rows };
    return rows;
  }
}

function rowOf(signal: Signal): SignalRow {
  const { question, zone, parent, category, topic, window, observed, people } = signal;
  const { expected, usual, high, chance, intervalDays, level, since, at, batch, covers } = signal;
  const subject = { question, zone: { ...zone }, parent, category, topic };
  const figures = { window, observed, people, expected, usual, high, chance, intervalDays, level };
  return {
    ...subject,
    ...figures,
    since: new Date(since).toISOString(),
    at: new Date(at).toISOString(),
    batch: batch && { ...batch, channel: Channel.parse(batch.channel) },
    covers: {
      districts: [...covers.districts],
      streets: [...covers.streets],
      cells: [...covers.cells],
    },
  };
}

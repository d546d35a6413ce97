/** What may be used now, found by what is typed or by what a caller says; and the cases that it was used for. */
import { Injectable } from '@nestjs/common';
import type { WordingMatchInput, WordingOffer, WordingWords } from '@heed/shared/wording';
import { REAL } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { foldUnits } from '../kernel/text/fold';
import { GOOD_ENOUGH, matchScore, type Said } from './rules/match';
import { isOffered } from './rules/standing';
import { mustReadBy, type WordingReader } from './wording-shown';
import type { WordingRecord } from './wording-record';

/** All that a realm offers at once; a room has hundreds at most. */
const MOST = 1_000;
const SHOWN_TYPED = 12;
const SHOWN_SAID = 4;

interface Candidate {
  readonly doc: WordingRecord;
  readonly words: WordingWords;
  readonly read: boolean;
}

export interface WordingUse {
  readonly edition: number;
  readonly caseId: string;
  readonly usedAt: string;
}

@Injectable()
export class WordingOffers {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
  ) {}

  /** The best first: of what is typed those that begin with it, of what is said those that answer most of it. */
  async match(input: WordingMatchInput, reader: WordingReader): Promise<WordingOffer[]> {
    const { realm = REAL, typed, said } = input;
    const now = this.clock.isoNow(realm);
    const all = await this.offered(realm, typed ?? '', reader.id);
    const candidates = all.filter(({ doc }) => isOffered(doc, now));
    const ordered =
      said === undefined
        ? byTyped(candidates, typed ?? '').slice(0, SHOWN_TYPED)
        : bySaid(candidates, {
            text: said,
            category: input.category ?? null,
            topics: input.topics ?? [],
          }).slice(0, SHOWN_SAID);
    return ordered.flatMap((candidate) => offerOf(candidate, reader));
  }

  /** [W9] Each case once for an edition, those used last first. */
  async uses(id: string): Promise<WordingUse[]> {
    return this.database.query<WordingUse>(
      `select edition, case_id as "caseId", max(at) as "usedAt" from wording_use
       where wording_id = $1 group by edition, case_id order by max(at) desc limit 2000`,
      [id],
    );
  }

  private async offered(realm: string, typed: string, readerId: string): Promise<Candidate[]> {
    return this.database.query<Candidate>(
      `select w.doc, t.words, exists (select 1 from wording_read r
         where r.wording_id = w.id and r.edition = (w.doc -> 'current' ->> 'edition')::integer
           and r.account_id::text = $3) as read
       from wording w join wording_text t on t.wording_id = w.id
         and t.version = (w.doc -> 'current' ->> 'textVersion')::integer
       where w.realm = $1 and w.state = 'agreed' and ($2 = '' or strpos(w.finds, $2) > 0)
       order by w.id desc limit ${MOST}`,
      [realm, foldUnits(typed.trim()), readerId],
    );
  }
}

function byTyped(candidates: readonly Candidate[], typed: string): Candidate[] {
  const wanted = foldUnits(typed.trim());
  const begins = ({ words }: Candidate) => foldUnits(words.title).startsWith(wanted);
  return [...candidates.filter(begins), ...candidates.filter((each) => !begins(each))];
}

function bySaid(candidates: readonly Candidate[], said: Said): Candidate[] {
  return candidates
    .flatMap((candidate) => {
      const { current } = candidate.doc;
      if (!current) return [];
      const { categories, topics } = current;
      const questions = [candidate.words.title, ...candidate.words.questions];
      return [{ candidate, score: matchScore(said, { questions, categories, topics }) }];
    })
    .filter(({ score }) => score >= GOOD_ENOUGH)
    .toSorted((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate);
}

function offerOf({ doc, words, read }: Candidate, reader: WordingReader): WordingOffer[] {
  const { current } = doc;
  if (!current) return [];
  return [
    {
      id: doc.id,
      edition: current.edition,
      title: words.title,
      question: words.questions[0] ?? words.title,
      answer: words.answer,
      answerEn: words.answerEn,
      expiresAt: current.expiresAt,
      unread: !read && mustReadBy(reader, current),
    },
  ];
}

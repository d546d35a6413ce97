/** Cases that may be about the same matter as another, or as a complaint that is being written. */
import { Injectable } from '@nestjs/common';
import { latLngToCell } from 'h3-js';
import type { SimilarCase, SuggestInput } from '@heed/shared/clusters';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../access/principal';
import { visibleSql } from '../access/visible';
import type { CaseRecord } from '../cases/case-record';
import { likeness, tellingWords, type Likeness, type Told } from '../clusters/rules/likeness';
import { sharedPhrases } from '../clusters/rules/shared-phrases';
import { Database } from '../kernel/database/database';
import { isoTime, parseTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { ReferenceLists } from '../reference/reference-lists';
import { indexTokens } from '../kernel/text/search-tokens';
import { ofAnyCase } from './case-search';
import { WordShares } from './word-shares';

/** As fine as the journal holds. */
const CELL_RESOLUTION = 8;
const SHOWN = 3;
/** The newest of those that share a telling word; what is older is found through them. */
const LOOKED_AT = 150;
/** So many of the rarest words of a text are looked for at most, and no more than so many texts hold. */
const ASKED_WORDS = 8;
const ENOUGH_TEXTS = 1_500;

const cell = `(select j.entry::json -> 'data' ->> 'cell' from complaint k join journal j on j.position = k.position
  where k.complaint_id = c.first_complaint_id)`;

interface Row {
  readonly doc: CaseRecord;
  readonly title: string;
  readonly tokens: string[];
  readonly cell: string | null;
  readonly cluster: SimilarCase['cluster'];
}

/** What others are compared with. */
interface Subject extends Told {
  readonly text: string;
  readonly realm: Realm;
  readonly caseId: string | null;
  readonly district: string | null;
  readonly clusterId: string | null;
}

@Injectable()
export class SimilarCasesQuery {
  private readonly shares: WordShares;

  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly lists: ReferenceLists,
  ) {
    this.shares = new WordShares(database, clock.wall);
  }

  /** To a case, the most alike first; null where there is none or the reader may not know of it. */
  async of(principal: Principal, caseId: string): Promise<SimilarCase[] | null> {
    const visible = visibleSql(principal, 'c', 2);
    const rows = await this.database.query<
      Omit<Row, 'tokens'> & { tokens: string[] | null; body: string | null }
    >(
      `select c.doc, t.title, t.body, tsvector_to_array(t.tokens) as tokens, ${cell} as cell,
         case when c.cluster_id is not null then json_build_object('id', c.cluster_id) end as cluster
       from cases c left join complaint_text t on t.complaint_id = c.first_complaint_id
       where c.id = $1 and ${visible.sql}`,
      [caseId, ...visible.params],
    );
    const [row] = rows;
    if (!row) return null;
    // [K14] Nothing joins a tip-off.
    if (row.doc.procedure === 'tip_off') return [];
    const { realm, category, street, district, receivedAt } = row.doc;
    const text = `${row.title}\n${row.body ?? ''}`;
    const tokens = row.tokens ?? indexTokens(text);
    const clusterId = row.cluster?.id ?? null;
    const told = { text, tokens, category, street, cell: row.cell, receivedAt };
    return this.like(principal, { ...told, realm, caseId, district, clusterId });
  }

  /** To a complaint that is being written. */
  async suggest(principal: Principal, input: SuggestInput): Promise<SimilarCase[]> {
    const { realm = REAL, text, category = null, street = null, district = null, lat, lng } = input;
    const at =
      lat === undefined || lng === undefined ? null : latLngToCell(lat, lng, CELL_RESOLUTION);
    const told = { text, tokens: indexTokens(text), category, street, cell: at };
    const receivedAt = this.clock.isoNow(realm);
    return this.like(principal, {
      ...told,
      realm,
      receivedAt,
      caseId: null,
      district,
      clusterId: null,
    });
  }

  private async like(principal: Principal, subject: Subject): Promise<SimilarCase[]> {
    const { weight, texts } = await this.shares.known();
    const { limits } = this.lists.of(subject.realm);
    const asked = subject.tokens.toSorted((a, b) => weight(b) - weight(a) || b.length - a.length);
    const words = tellingWords(asked.slice(0, ASKED_WORDS), texts, ENOUGH_TEXTS);
    const rows = await this.candidates(principal, subject, words);
    const found = rows.flatMap((row) => {
      const { category, street, receivedAt } = row.doc;
      const other = { tokens: row.tokens, category, street, cell: row.cell, receivedAt };
      const why = likeness(subject, other, weight, limits);
      return why ? [{ row, why }] : [];
    });
    return mostAlike(found).map(({ row, why: { shared, ...why } }) => ({
      ...similarCase(row),
      ...why,
      words: sharedPhrases(subject.text, new Set(shared), weight),
    }));
  }

  private async candidates(
    principal: Principal,
    { realm, caseId, category, district, receivedAt, clusterId }: Subject,
    words: readonly string[],
  ): Promise<Row[]> {
    if (words.length === 0) return [];
    const at = parseTime(receivedAt);
    const apart = this.lists.of(realm).limits['cluster-hours'] * 3_600_000;
    const visible = visibleSql(principal, 'c', 9);
    return this.database.query<Row>(candidatesSql(visible.sql), [
      realm,
      isoTime(at - apart),
      isoTime(at + apart),
      category,
      district,
      caseId,
      clusterId,
      anyOf(words),
      ...visible.params,
    ]);
  }
}

/** Newest first, of those that hold one of the words `$8`; the tokens are read of no others. */
function candidatesSql(visible: string): string {
  return `with said as materialized (
     select complaint_id, case_id from complaint_text x
     where ${ofAnyCase('x')} and x.tokens @@ $8::tsquery
   ), near as materialized (
     select c.id from said join cases c on c.id = said.case_id
     where c.first_complaint_id = said.complaint_id and c.realm = $1 and not c.historic
       and c.received_at between $2 and $3
       and ($4::text is null or c.category = $4 or c.category is null)
       and ($5::text is null or c.district = $5 or c.district is null)
       and c.id is distinct from $6::uuid
       and (c.cluster_id is distinct from $7::uuid or c.cluster_id is null)
       and ${visible}
     order by c.received_at desc limit ${LOOKED_AT}
   )
   select c.doc, t.title, tsvector_to_array(t.tokens) as tokens, ${cell} as cell,
     case when k.id is null then null else json_build_object('id', k.id, 'version', k.version,
       'size', k.size) end as cluster
   from near join cases c on c.id = near.id
     join complaint_text t on t.complaint_id = c.first_complaint_id
     left join cluster k on k.id = c.cluster_id
   where c.doc ->> 'procedure' is distinct from 'tip_off'`;
}

/** Written out: the planner has to see the words to know that few texts hold them. */
function anyOf(words: readonly string[]): string {
  const quoted = (word: string) => word.replaceAll('\\', '\\\\').replaceAll("'", "''");
  return words.map((word) => `'${quoted(word)}'`).join(' | ');
}

interface Found {
  readonly row: Row;
  readonly why: Likeness;
}

function similarCase({ doc, title, cluster }: Row) {
  const { id: caseId, caseNo, urgency, state, receivedAt, street } = doc;
  return { caseId, caseNo, title, urgency, state, receivedAt, street, cluster };
}

/** Of each cluster the one that is most alike: a person joins the cluster, not the member. */
function mostAlike(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  const shown: Found[] = [];
  for (const each of found.toSorted((a, b) => b.why.score - a.why.score)) {
    const key = each.row.cluster?.id ?? each.row.doc.id;
    if (!seen.has(key)) shown.push(each);
    seen.add(key);
    if (shown.length === SHOWN) break;
  }
  return shown;
}

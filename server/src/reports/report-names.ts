/** What the codes and ids of a report are called when it is frozen. */
import { scenarios } from '../../data/scenarios/scenario';
import type { Bilingual } from '@heed/shared/bulletins';
import type { ReportFigures, ReportName } from '@heed/shared/report-figures';
import { REAL } from '@heed/shared/vocabulary';
import type { RealmLists } from '../reference/realm-lists';
import type { Reads } from './journal-reads';

type Unnamed = Omit<ReportFigures, 'edition' | 'names'>;
type Names = Record<string, ReportName>;

interface Listed {
  readonly name: string;
  readonly nameEn: string | null;
}

export async function namesIn(
  reads: Reads,
  figures: Unnamed,
  { lists, city }: { readonly lists: RealmLists; readonly city: Bilingual },
): Promise<ReportFigures['names']> {
  return {
    units: namesOf(unitsIn(figures), (id) => lists.unit(id)),
    categories: namesOf(
      figures.categories.rows.map(({ code }) => code),
      (code) => lists.category(code),
    ),
    places: namesOf(
      figures.streets.flatMap(({ code, district }) => [code, district]),
      (code) => lists.place(code),
    ),
    incidents: await incidentNames(reads, figures),
    city: await cityName(reads, figures.realm, city),
  };
}

function unitsIn({ units, promises, openItems, timeline }: Unnamed): (string | null)[] {
  const told = timeline.map((moment) => ('unitId' in moment ? moment.unitId : null));
  return [...units, ...promises, ...openItems].map(({ unitId }) => unitId).concat(told);
}

function namesOf(
  codes: readonly (string | null)[],
  find: (code: string) => Listed | undefined,
): Names {
  const names: Names = {};
  for (const code of codes) {
    const row = code === null ? undefined : find(code);
    if (code !== null && row) names[code] = { zh: row.name, en: row.nameEn };
  }
  return names;
}

async function incidentNames(reads: Reads, { incidents, bulletins }: Unnamed): Promise<Names> {
  const ids = [...incidents.map(({ id }) => id), ...bulletins.map(({ incidentId }) => incidentId)];
  const rows = await reads.query<{ id: string; name: string; name_en: string | null }>(
    'select id, name, name_en from incident where id = any ($1::uuid[])',
    [ids],
  );
  return Object.fromEntries(rows.map(({ id, name, name_en }) => [id, { zh: name, en: name_en }]));
}

/** The deployment's, or the city's that a drill plays in. */
async function cityName(reads: Reads, realm: string, city: Bilingual): Promise<ReportName> {
  if (realm === REAL) return { zh: city.zh, en: city.en || null };
  const [drill] = await reads.query<{ scenario: string }>(
    'select scenario from drill where realm = $1',
    [realm],
  );
  const played = scenarios.get(drill?.scenario ?? '')?.city ?? city;
  return { zh: played.zh, en: played.en || null };
}

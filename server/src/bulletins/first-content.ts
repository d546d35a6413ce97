/** What a draft begins with: its own content, another bulletin's statements, or its kind's template. */
import type { BulletinInput } from '@heed/shared/bulletin-commands';
import type { BulletinContent } from '@heed/shared/bulletins';
import {
  bulletinTemplates,
  nextUpdateHours,
} from '../../data/bulletin-templates/bulletin-templates';
import { INCIDENT_EN, INCIDENT_ZH } from '../../data/bulletin-templates/parts';
import { isoTime } from '../kernel/instant';
import { isId, newId } from '../kernel/ids';
import { isRefusal, refuseField, type Refusal } from '../kernel/refusal';
import type { IncidentFacts } from './bulletin-facts';
import { loadBulletin, type Reads } from './bulletin-rows';
import { continued, withNewIds } from './rules/begin';
import { soundContent } from './rules/edit';

export interface FirstContent {
  readonly content: BulletinContent;
  readonly basedOn: string | null;
}

export async function firstContent(
  reads: Reads,
  incident: IncidentFacts,
  { input, now }: { readonly input: BulletinInput; readonly now: string },
): Promise<FirstContent | Refusal> {
  const basis = await basisOf(reads, incident, input);
  if (isRefusal(basis)) return basis;
  if (input.content) {
    const content = soundContent({ ...input.content, kind: input.kind });
    return isRefusal(content) ? content : { content, basedOn: input.basedOn ?? null };
  }
  if (!basis) return { content: fromTemplate(incident, input.kind, now), basedOn: null };
  const nextUpdateAt = nextWord(incident, now);
  const content = { ...continued(basis.content, input.kind), nextUpdateAt };
  return { content, basedOn: basis.id };
}

/** The bulletin named, or for the next report the one that was published last. */
async function basisOf(
  reads: Reads,
  incident: IncidentFacts,
  { basedOn, kind }: BulletinInput,
): Promise<{ id: string; content: BulletinContent } | Refusal | null> {
  if (basedOn !== undefined) {
    const basis = isId(basedOn) ? await loadBulletin(reads, basedOn) : null;
    return basis?.incidentId === incident.id
      ? basis
      : refuseField('invalid', 'basedOn', 'no-such-bulletin');
  }
  if (kind !== 'progress' && kind !== 'final') return null;
  const [last] = await reads.query<{ id: string }>(
    `select id from bulletin
     where incident_id = $1 and published_at is not null and state <> 'retracted'
     order by published_at desc, id desc limit 1`,
    [incident.id],
  );
  return last ? loadBulletin(reads, last.id) : null;
}

function fromTemplate(
  incident: IncidentFacts,
  kind: BulletinInput['kind'],
  now: string,
): BulletinContent {
  const content = withNewIds(bulletinTemplates[kind], newId);
  const { title } = content;
  const named = {
    zh: title.zh.replace(INCIDENT_ZH, incident.name),
    en: incident.nameEn ? title.en.replace(INCIDENT_EN, incident.nameEn) : title.en,
  };
  // A name that makes the title too long is left to the author to shorten.
  const fits = named.zh.length <= 60 && named.en.length <= 180;
  return { ...content, title: fits ? named : title, nextUpdateAt: nextWord(incident, now) };
}

function nextWord({ level }: IncidentFacts, now: string): string | null {
  const hours = level === null ? undefined : nextUpdateHours[level];
  return hours === undefined ? null : isoTime(Date.parse(now) + hours * 3_600_000);
}

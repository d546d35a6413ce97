/** Everything that the palette can lead to: acts of the open case, cases, views, lists, pages. */
import type { CaseCommandKind } from '@heed/shared/commands';
import { CaseList } from '@heed/shared/rows';
import { useDebounceFn } from '@vueuse/core';
import { computed, shallowRef, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { request } from '../../../api/http';
import { inRealm } from '../../../feed/scope';
import { redactedText } from '../../../i18n/server-words';
import { useReference } from '../../../reference/reference-store';
import { useSession } from '../../../session/session-store';
import { keyTable } from '../../../ui/keys';
import { actForms, startedByKey } from '../act-forms';
import { listQuery, views, wholeView } from '../case-filters';
import { useViews } from '../views/views-store';
import { palettePages } from './pages';
import type { PaletteEntry } from './palette';

const TYPING_MS = 200;
const CASES = 6;
/** One sign finds everything and nothing. */
const SHORTEST = 2;

export function usePaletteEntries(typed: Ref<string>, allowed: Ref<readonly CaseCommandKind[]>) {
  const { t } = useI18n();
  const session = useSession();
  const saved = useViews();
  const cases = useFoundCases(typed);
  const lists = useListEntries();

  const acts = computed(() =>
    allowed.value.map((kind) => {
      const { key } = actForms[kind];
      const chord = key && startedByKey(kind, allowed.value) ? keyTable[key].chord : undefined;
      return { ...entry('act', kind, t(`desk.act.${kind}`)), chord };
    }),
  );
  const places = computed(() => [
    ...views.map((view) => entry('view', view, t(`desk.view.${view}`))),
    ...saved.saved.map(({ id, name }) => entry('view', id, name, t('desk.views.title'))),
    ...palettePages
      .filter(({ verb }) => session.can(verb))
      .map(({ path, label }) => entry('page', path, t(label))),
  ]);

  return computed(() => [...acts.value, ...cases.value, ...lists.value, ...places.value]);
}

/** Cases that the server finds by their number, their words or a phone. */
function useFoundCases(typed: Ref<string>) {
  const found = shallowRef<PaletteEntry[]>([]);
  const find = useDebounceFn(async (asked: string) => {
    const query = { ...listQuery({ ...wholeView('all'), q: asked }), ...inRealm(), limit: CASES };
    const answer = await request('GET', '/api/cases', { query, schema: CaseList });
    if (!answer.ok || asked !== typed.value.trim()) return;
    found.value = answer.value.rows.map((row) =>
      entry('case', row.id, redactedText(row.title), row.caseNo),
    );
  }, TYPING_MS);
  watch(typed, (now) => {
    const asked = now.trim();
    if (Array.from(asked).length >= SHORTEST) void find(asked);
    else found.value = [];
  });
  return found;
}

/** Units, people and places: each leads to its cases. */
function useListEntries() {
  const reference = useReference();
  return computed<PaletteEntry[]>(() => {
    const known = reference.reference;
    const units = (known?.units ?? []).filter((unit) => !unit.retired);
    const places = (known?.places ?? []).filter(
      ({ kind }) => kind === 'district' || kind === 'street',
    );
    return [
      ...units.map((unit) => entry('unit', unit.id, reference.unitName(unit.id))),
      ...(known?.members ?? []).map((member) =>
        entry('person', member.id, member.name, reference.unitName(member.unitId)),
      ),
      ...places.map(({ kind, code, parent }) =>
        entry('place', `${kind}:${code}`, reference.placeName(code), reference.placeName(parent)),
      ),
    ];
  });
}

function entry(
  group: PaletteEntry['group'],
  id: string,
  label: string,
  hint?: string,
): PaletteEntry {
  return { value: `${group}:${id}`, group, label, hint: hint === label ? undefined : hint };
}

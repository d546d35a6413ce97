/** Goes where the palette leads. */
import type { CaseCommandKind } from '@heed/shared/commands';
import { ref, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import { useKeys } from '../../../ui/use-keys';
import { filtersOfView, views, wholeView, type DeskFilters } from '../case-filters';
import { useViews } from '../views/views-store';
import { TEMPLATES } from './pages';

export function usePalette(
  filters: Ref<DeskFilters>,
  lead: { act: (kind: CaseCommandKind) => void; open: (caseId: string) => void },
) {
  const router = useRouter();
  const saved = useViews();
  const open = ref(false);
  const templates = ref(false);

  function choose(group: string, id: string): void {
    if (group === 'act') return lead.act(id as CaseCommandKind);
    if (group === 'case') return lead.open(id);
    if (id === TEMPLATES) return void (templates.value = true);
    if (group === 'page') return void router.push(id);
    const next = listOf(group, id);
    if (next) filters.value = next;
  }

  /** The list that an entry stands for. */
  function listOf(group: string, id: string): DeskFilters | null {
    const whole = wholeView('open');
    if (group === 'unit') return { ...whole, unit: [id] };
    if (group === 'person') return { ...whole, holder: [id] };
    if (group === 'place') {
      const [kind, code = ''] = id.split(':');
      return kind === 'street' ? { ...whole, street: [code] } : { ...whole, district: [code] };
    }
    const plain = views.find((view) => view === id);
    if (plain) return wholeView(plain);
    const view = saved.saved.find((each) => each.id === id);
    return view ? filtersOfView(view) : null;
  }

  function search(typed: string): void {
    filters.value = { ...wholeView('all'), q: typed };
  }

  useKeys({
    palette: () => {
      open.value = true;
    },
  });

  return { open, templates, choose, search };
}

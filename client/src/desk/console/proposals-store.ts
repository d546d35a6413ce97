/** The proposals for the open case: kept, so that its form has them at once and a number chooses. */
import { ProposalList, type ProposalRow } from '@heed/shared/proposals';
import type { Rejection } from '@heed/shared/rejections';
import type { CaseRow } from '@heed/shared/rows';
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { request } from '../../api/http';

export const useProposals = defineStore('proposals', () => {
  const rows = shallowRef<readonly ProposalRow[]>([]);
  const rejection = shallowRef<Rejection | null>(null);
  /** Which case they are for, and in which version; those of an older one stay until the new ones come. */
  const caseId = ref('');
  let wanted = '';

  async function want({ id, version }: Pick<CaseRow, 'id' | 'version'>): Promise<void> {
    const key = `${id} ${version}`;
    if (key === wanted) return;
    wanted = key;
    if (id !== caseId.value) rows.value = [];
    caseId.value = id;
    const answer = await request('GET', `/api/cases/${id}/proposals`, { schema: ProposalList });
    if (key !== wanted) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) rows.value = answer.value.rows;
    else wanted = '';
  }

  return { rows, rejection, want };
});

/** The reports of the present realm, the newest first, and the one that is open as a document. */
import type { Rejection } from '@heed/shared/rejections';
import { type ReportLanguage } from '@heed/shared/report-documents';
import { type ReportKind } from '@heed/shared/report-figures';
import { ReportDetail, ReportList, type ReportHead } from '@heed/shared/reports';
import { shallowRef, watch, type Ref } from 'vue';
import { request } from '../api/http';
import { inRealm, presentRealm } from '../feed/scope';

export type ReportView = ReportKind | 'all';

export function useReportList(view: Ref<ReportView>) {
  const rows = shallowRef<readonly ReportHead[] | null>(null);
  const next = shallowRef<string | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  let generation = 0;

  async function read(cursor: string | null = null): Promise<void> {
    const mine = ++generation;
    const answer = await request('GET', '/api/reports', {
      query: {
        ...inRealm(),
        ...(view.value !== 'all' && { kind: view.value }),
        ...(cursor !== null && { cursor }),
      },
      schema: ReportList,
    });
    if (mine !== generation) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (!answer.ok) return;
    rows.value = [...(cursor === null ? [] : (rows.value ?? [])), ...answer.value.rows];
    next.value = answer.value.nextCursor;
  }

  watch(
    [view, presentRealm],
    () => {
      rows.value = null;
      void read();
    },
    { immediate: true },
  );
  return { rows, next, rejection, read };
}

/** The document of the report with this id, in this language; null where none is asked for. */
export function useReport(id: Ref<string | null>, language: Ref<ReportLanguage>) {
  const report = shallowRef<ReportDetail | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  let generation = 0;

  async function read(): Promise<void> {
    const mine = ++generation;
    rejection.value = null;
    if (id.value === null) {
      report.value = null;
      return;
    }
    const answer = await request('GET', `/api/reports/${id.value}`, {
      query: { lang: language.value },
      schema: ReportDetail,
    });
    if (mine !== generation) return;
    rejection.value = answer.ok ? null : answer.rejection;
    report.value = answer.ok ? answer.value : null;
  }

  watch([id, language], read, { immediate: true });
  return { report, rejection, read };
}

/** The templates, read once and again after one was changed. */
import { TemplateList, TemplateRow, type TemplateInput } from '@heed/shared/console';
import type { Rejection } from '@heed/shared/rejections';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { request } from '../../../api/http';
import { newRequestId } from '../../../api/request-id';

export type TemplateForm = Omit<TemplateInput, 'requestId' | 'expectedVersion'>;

export const useTemplates = defineStore('templates', () => {
  const rows = shallowRef<readonly TemplateRow[]>([]);
  let reading: Promise<void> | null = null;

  async function load(): Promise<void> {
    const answer = await request('GET', '/api/templates', { schema: TemplateList });
    if (answer.ok) rows.value = answer.value.rows;
    else reading = null;
  }

  /** Reads them where nobody has. */
  function ensure(): Promise<void> {
    reading ??= load();
    return reading;
  }

  async function write(
    code: string,
    version: number,
    form: TemplateForm,
  ): Promise<Rejection | null> {
    const answer = await request('PUT', `/api/templates/${encodeURIComponent(code)}`, {
      body: { ...form, requestId: newRequestId(), expectedVersion: version },
      schema: TemplateRow,
    });
    await load();
    return answer.ok ? null : answer.rejection;
  }

  return { rows, ensure, write };
});

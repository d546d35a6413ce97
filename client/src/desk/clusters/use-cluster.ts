/** What can be done about the open case's cluster: joining, leaving, commands to all members, taking back. */
import { ClusterResult, type ClusterCommand, type SimilarCase } from '@heed/shared/clusters';
import type { CaseDetail } from '@heed/shared/rows';
import { shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { newRequestId } from '../../api/request-id';
import { useSend } from '../../api/use-send';
import { keyTable } from '../../ui/keys';
import { offerAction } from '../../ui/toasts';
import { joinRequest } from './joining';
import { useClusterReading } from './use-cluster-reading';

/** A command without what every command carries. */
export type ClusterAsk = ClusterCommand extends infer C
  ? C extends ClusterCommand
    ? Omit<C, 'expectedVersion' | 'requestId'>
    : never
  : never;

const UNDO_SECONDS = 10;

export function useCluster(of: () => CaseDetail, mayJoin: () => boolean, changed: () => void) {
  const { t } = useI18n();
  const reading = useClusterReading(of, mayJoin, changed);
  const { cluster, load } = reading;
  const { pending, refused, forget, post, results } = usePosting(reading, changed);
  watch(
    () => of().id,
    () => {
      results.value = [];
      forget();
    },
  );

  /** Joins the open case and another; the one key of it. */
  async function join(other: SimilarCase): Promise<boolean> {
    const { id, urgency, receivedAt } = of();
    const reason = t('clusters.because', { words: other.words.join(' ') || other.caseNo });
    const ask = joinRequest({ id, urgency, receivedAt, cluster: cluster.value }, other, reason);
    return ask !== null && post(ask.path, ask.body, 'joined');
  }

  async function command(ask: ClusterAsk): Promise<boolean> {
    if (!cluster.value) return false;
    const { id, version: expectedVersion } = cluster.value;
    const body = { ...ask, expectedVersion };
    return post(`/api/clusters/${id}/commands`, body, `done.${ask.kind}`);
  }

  return {
    cluster,
    joinable: reading.joinable,
    results,
    pending,
    refused,
    forget,
    load,
    join,
    command,
  };
}

export type ShownCluster = ReturnType<typeof useCluster>;

/** Sends, shows what came of it, and offers to take it back. */
function usePosting({ cluster, load }: ReturnType<typeof useClusterReading>, changed: () => void) {
  const { t } = useI18n();
  const { pending, refused, send, forget } = useSend();
  /** Of the last command to all members: who refused, and why. */
  const results = shallowRef<ClusterResult['results']>([]);

  async function post(path: string, ask: object, said: string): Promise<boolean> {
    const body = { ...ask, requestId: newRequestId() };
    const answer = await send('POST', path, { body, schema: ClusterResult });
    if (!answer.ok) {
      if (answer.rejection.error === 'stale-version') void load();
      return false;
    }
    const { cluster: now, results: told } = answer.value;
    cluster.value = now;
    results.value = told.filter(({ rejection }) => rejection !== null);
    const done = told.length - results.value.length;
    const text = t(`clusters.${said}`, { n: now.size, done });
    const undo = {
      label: t('keys.undo'),
      chord: keyTable.undo.chord,
      run: () => void takeBack(now),
    };
    offerAction(text, undo, UNDO_SECONDS);
    changed();
    return true;
  }

  async function takeBack({ id, version }: { id: string; version: number }): Promise<void> {
    const body = { kind: 'undo', expectedVersion: version, requestId: newRequestId() };
    const path = `/api/clusters/${id}/commands`;
    const answer = await send('POST', path, { body, schema: ClusterResult });
    if (answer.ok) changed();
    await load();
  }

  return { pending, refused, forget, post, results };
}

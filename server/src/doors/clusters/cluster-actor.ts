/** Whoever acts on a cluster, as its desk asks for them. */
import { can } from '../../access/can';
import { actorOf, type Principal } from '../../access/principal';
import type { ClusterActor } from '../../clusters/cluster-desk';

export function clusterActor(principal: Principal): ClusterActor {
  return { actor: actorOf(principal), leader: can(principal, 'cluster:rule') };
}

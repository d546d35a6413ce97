/** A request as the doors see it: with the principal that the guard found. */
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../../access/principal';

export interface HeedRequest extends FastifyRequest {
  principal?: Principal | null;
}

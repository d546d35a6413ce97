/**
 * Registering one complaint is the load of a crisis. Nest declares the route, with its permission and
 * its description; Fastify calls the same method without Nest's guards, pipes and interceptors between,
 * each of which costs promises of its own.
 */
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { ComplaintInput, type ComplaintReceipt } from '@heed/shared/complaint';
import { Principals } from '../../access/principals';
import { admit } from '../http/access.guard';
import { parseInput } from '../http/invalid-input';
import { PERMISSION, type Permission } from '../http/permission';
import { ComplaintsController } from './complaints.controller';

const URL = '/api/complaints';

@Injectable()
export class DirectRoute {
  constructor(
    host: HttpAdapterHost,
    private readonly module: ModuleRef,
    private readonly principals: Principals,
  ) {
    host.httpAdapter.getInstance<FastifyInstance>().addHook('onRoute', (route) => this.take(route));
  }

  private take(route: RouteOptions): void {
    if (route.method !== 'POST' || route.url !== URL) return;
    const controller = this.module.get(ComplaintsController);
    const permission = declaredOf(controller);
    route.handler = async (request, reply): Promise<ComplaintReceipt> => {
      const principal = admit(await this.principals.authenticate(request.headers), permission);
      const input = parseInput(ComplaintInput, request.body);
      const key = request.headers['idempotency-key'];
      reply.status(201);
      return controller.register(principal, input, key?.toString(), reply);
    };
  }
}

/** What the method of the controller declares: the door is as wide as Nest would open it. */
function declaredOf(controller: ComplaintsController): Permission | undefined {
  const method: unknown = Reflect.get(controller, 'register' satisfies keyof ComplaintsController);
  if (typeof method !== 'function') throw new Error('complaints are registered by a method');
  const declared: Permission | undefined = Reflect.getMetadata(PERMISSION, method);
  return declared;
}

/** Stops the start where a route declares no permission: forgetting it must not open a door. */
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PERMISSION } from './permission';

const ROUTE = 'path';

@Injectable()
export class RouteCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.undeclared();
    if (open.length > 0) {
      throw new Error(`these routes declare no permission: ${open.join(', ')}`);
    }
  }

  private undeclared(): string[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!metatype || typeof instance !== 'object' || instance === null) return [];
      const prototype: unknown = Object.getPrototypeOf(instance);
      if (typeof prototype !== 'object' || prototype === null) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler: unknown = Reflect.get(prototype, name);
        if (typeof handler !== 'function' || !Reflect.hasMetadata(ROUTE, handler)) return [];
        const declared: unknown = this.reflector.getAllAndOverride(PERMISSION, [handler, metatype]);
        return declared ? [] : [`${metatype.name}.${name}`];
      });
    });
  }
}

/** What all HTTP doors share: the guard, the parsing of input, the answers to what went wrong. */
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessModule } from '../../access/access.module';
import { AccessGuard } from './access.guard';
import { RejectionFilter } from './rejection.filter';
import { RouteCheck } from './route-check';
import { SchemaPipe } from './schema.pipe';

@Module({
  imports: [AccessModule, DiscoveryModule],
  providers: [
    RouteCheck,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useClass: SchemaPipe },
    { provide: APP_FILTER, useClass: RejectionFilter },
  ],
})
export class DoorsModule {}

import { Controller, Get, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { describe, expect, it } from 'vitest';
import { Public, Requires } from './permission';
import { RouteCheck } from './route-check';

@Controller('declared')
@Requires('board:read')
class DeclaredController {
  @Get()
  one(): string {
    return this.two();
  }

  @Get('two')
  @Public()
  two(): string {
    return '';
  }
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  open(): string {
    return '';
  }

  @Get('two')
  @Public()
  declared(): string {
    return '';
  }
}

@Module({ imports: [DiscoveryModule], providers: [RouteCheck], controllers: [DeclaredController] })
class GoodModule {}

@Module({ imports: [DiscoveryModule], providers: [RouteCheck], controllers: [ForgottenController] })
class BadModule {}

async function start(module: Type<unknown>): Promise<void> {
  const options = { logger: false, abortOnError: false } as const;
  const app = await NestFactory.createApplicationContext(module, options);
  await app.close();
}

describe('a start', () => {
  it('goes on where every route declares what it asks for', async () => {
    await expect(start(GoodModule)).resolves.toBeUndefined();
  });

  it('stops and names the route that declares nothing', async () => {
    await expect(start(BadModule)).rejects.toThrow(
      'these routes declare no permission: ForgottenController.open',
    );
  });
});

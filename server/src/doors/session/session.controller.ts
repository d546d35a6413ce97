/** The session: log in, log out, who am I, my password. */
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { LoginInput, Me, PasswordInput } from '@heed/shared/session';
import { clearCookie, setCookie } from '../../access/cookie';
import { OwnPassword } from '../../access/own-password';
import type { Principal } from '../../access/principal';
import { PrincipalStore } from '../../access/principal-store';
import { SESSION_MILLISECONDS } from '../../access/session-limits';
import { Sessions, type StartedSession } from '../../access/sessions';
import type { Env } from '../../config/env';
import { ENV } from '../../config/env-token';
import { orThrow, refuse, RefusedError } from '../../kernel/refusal';
import { LOGIN_LIMIT } from '../http/limits';
import { OwnSession, Public } from '../http/permission';
import { CurrentPrincipal, MaybePrincipal } from '../http/principal.decorator';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly sessions: Sessions,
    private readonly passwords: OwnPassword,
    private readonly principals: PrincipalStore,
  ) {}

  @Post()
  @Public()
  @HttpCode(200)
  @RouteConfig(LOGIN_LIMIT)
  @ApiOperation({ summary: 'Log in; the answer sets the cookie' })
  @ApiOkResponse({ standardSchema: Me })
  async logIn(
    @Body({ schema: LoginInput }) input: z.infer<typeof LoginInput>,
    @MaybePrincipal() previous: Principal | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const { account, password } = input;
    const address = request.ip;
    return this.welcome(
      orThrow(await this.sessions.start({ account, password, address, previous })),
      reply,
    );
  }

  @Get()
  @OwnSession()
  @ApiOperation({ summary: 'Who I am and what I may do' })
  @ApiOkResponse({ standardSchema: Me })
  me(@CurrentPrincipal() principal: Principal): Promise<Me> {
    return this.sessions.me(principal);
  }

  @Delete()
  @OwnSession()
  @HttpCode(204)
  @ApiOperation({ summary: 'Log out' })
  @ApiNoContentResponse()
  async logOut(
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(principal);
    reply.header('set-cookie', clearCookie(this.env.publicUrl));
  }

  @Post('password')
  @OwnSession()
  @HttpCode(200)
  @RouteConfig(LOGIN_LIMIT)
  @ApiOperation({ summary: 'Change my password; my other sessions end' })
  @ApiOkResponse({ standardSchema: Me })
  async changePassword(
    @Body({ schema: PasswordInput }) { current, next }: z.infer<typeof PasswordInput>,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const address = request.ip;
    return this.welcome(
      orThrow(await this.passwords.change(principal, { current, next, address })),
      reply,
    );
  }

  private async welcome({ id, hash }: StartedSession, reply: FastifyReply): Promise<Me> {
    const principal = await this.principals.session(hash);
    if (!principal) throw new RefusedError(refuse('unauthenticated'));
    reply.header('set-cookie', setCookie(this.env.publicUrl, id, SESSION_MILLISECONDS / 1000));
    return this.sessions.me(principal);
  }
}

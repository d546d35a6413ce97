/** Who may do what: accounts, sessions, keys, and the principals they make. */
import { Module } from '@nestjs/common';
import { AccessWriter } from './access-writer';
import { Accounts } from './accounts';
import { ApiKeys } from './api-keys';
import { Attempts } from './attempts';
import { FirstAccount } from './first-account';
import { LivePrincipals } from './live-principals';
import { OwnPassword } from './own-password';
import { PrincipalStore } from './principal-store';
import { Principals } from './principals';
import { Revocations } from './revocations';
import { Sessions } from './sessions';

const providers = [
  AccessWriter,
  Accounts,
  ApiKeys,
  Attempts,
  FirstAccount,
  LivePrincipals,
  OwnPassword,
  PrincipalStore,
  Principals,
  Revocations,
  Sessions,
];

@Module({ providers, exports: providers })
export class AccessModule {}

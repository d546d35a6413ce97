/** The only way out: origins, targets, readers, the queue of deliveries and their ledger. */
import { Module } from '@nestjs/common';
import { ENV } from '../config/env-token';
import type { Env } from '../config/env';
import { addressRulesOf } from './addresses';
import { ChannelChecks } from './channel-checks';
import { DeliveryLedger } from './delivery-ledger';
import { DeliveryQueue } from './delivery-queue';
import { DeliverySender } from './delivery-sender';
import { MailRelay } from './mail-relay';
import { Origins } from './origins';
import { OUTBOUND_POLICY, OutboundDoor, usualLimits, type OutboundPolicy } from './outbound-door';
import { Subscribers } from './subscribers';
import { TargetDesk } from './target-desk';
import { TargetSecrets } from './target-secrets';

const shared = [
  ChannelChecks,
  DeliveryLedger,
  DeliveryQueue,
  DeliverySender,
  Origins,
  Subscribers,
  TargetDesk,
];

@Module({
  providers: [
    ...shared,
    MailRelay,
    OutboundDoor,
    TargetSecrets,
    {
      provide: OUTBOUND_POLICY,
      inject: [ENV],
      useFactory: (env: Env): OutboundPolicy => ({
        addresses: addressRulesOf(env),
        limits: usualLimits,
      }),
    },
  ],
  exports: shared,
})
export class OutboundModule {}

/** The only way out: origins, targets, readers, the queue of deliveries and their ledger. */
import { Module } from '@nestjs/common';
import { ENV } from '../config/env-token';
import type { Env } from '../config/env';
import { addressRulesOf } from './addresses';
import { AnswerSender } from './answer-sender';
import { ChannelChecks } from './channel-checks';
import { DeliveryDesk } from './delivery-desk';
import { DeliveryLedger } from './delivery-ledger';
import { DeliveryQueue } from './delivery-queue';
import { DeliverySender } from './delivery-sender';
import { Letterhead } from './letterhead';
import { MailRelay } from './mail-relay';
import { MailSender } from './mail-sender';
import { OpenTargets } from './open-targets';
import { Origins } from './origins';
import { OUTBOUND_POLICY, OutboundDoor, usualLimits, type OutboundPolicy } from './outbound-door';
import { PostSender } from './post-sender';
import { ReceiptSignatures } from './receipt-signatures';
import { Subscribers } from './subscribers';
import { TargetDesk } from './target-desk';
import { TargetSecrets } from './target-secrets';

const shared = [
  AnswerSender,
  ChannelChecks,
  DeliveryDesk,
  DeliveryLedger,
  DeliveryQueue,
  DeliverySender,
  Origins,
  ReceiptSignatures,
  Subscribers,
  TargetDesk,
];

@Module({
  providers: [
    ...shared,
    Letterhead,
    MailRelay,
    MailSender,
    OpenTargets,
    OutboundDoor,
    PostSender,
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

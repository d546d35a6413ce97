/** Alarms taken in hand, from every door: may this principal, and is the alarm there. */
import { Injectable } from '@nestjs/common';
import type { AlarmAcknowledge, AlarmResult } from '@heed/shared/alarms';
import { can } from '../../access/can';
import { actorOf, type Principal } from '../../access/principal';
import { AlarmDesk } from '../../incidents/alarms/alarm-desk';
import { refuse, type Refusal } from '../../kernel/refusal';

@Injectable()
export class AlarmCommands {
  constructor(private readonly desk: AlarmDesk) {}

  async acknowledge(principal: Principal, ask: AlarmAcknowledge): Promise<AlarmResult | Refusal> {
    if (!can(principal, 'alarm:acknowledge')) return refuse('forbidden');
    return this.desk.acknowledge(ask, actorOf(principal));
  }
}

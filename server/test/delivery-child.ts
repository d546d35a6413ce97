/** A node that only delivers, as a process of its own: to be killed at any moment. */
import { Clock } from '../src/kernel/clock';
import { openDatabase } from '../src/kernel/database/orm';
import { ormOptions } from '../mikro-orm.config';
import type { Connection } from '../src/kernel/database/database';
import { DeliveryNode } from './delivery-node';

/** What the test hands over. */
export interface ChildOrders {
  readonly connection: Connection;
  readonly folder: string;
  /** How far its clock is ahead: time that has passed since another one was killed. */
  readonly ahead: number;
}

class LaterClock extends Clock {
  constructor(private readonly ahead: number) {
    super();
  }

  override now(): number {
    return super.now() + this.ahead;
  }
}

const { connection, folder, ahead } = JSON.parse(process.argv[2] ?? '{}') as ChildOrders;
const { database } = await openDatabase(ormOptions(connection, []));
const { deliveries } = new DeliveryNode({ database, folder }, { wall: new LaterClock(ahead) });
deliveries.start();

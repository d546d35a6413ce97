/** A clock that stands until a test lets time pass. */
import { Clock } from '../src/kernel/clock';

export class FakeClock extends Clock {
  constructor(private at: number) {
    super();
  }

  override now(): number {
    return this.at;
  }

  override monotonic(): number {
    return this.at;
  }

  pass(milliseconds: number): void {
    this.at += milliseconds;
  }
}

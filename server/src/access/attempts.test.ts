import { describe, expect, it } from 'vitest';
import { Clock } from '../kernel/clock';
import { Attempts, networkOf } from './attempts';

/** A clock that stands until it is moved. */
class StillClock extends Clock {
  at = 1_000_000;
  override now(): number {
    return this.at;
  }
}

function fail(attempts: Attempts, times: number, account = 'wang', address = '10.0.0.1'): void {
  for (let time = 0; time < times; time += 1) attempts.begin(account, address);
}

describe('tries at a password', () => {
  it('are free until the fifth failure, then wait twice as long each time, at most 15 minutes', () => {
    const attempts = new Attempts(new StillClock());
    fail(attempts, 4);
    expect(attempts.secondsToWait('wang', '10.0.0.1')).toBe(0);
    const waits = Array.from({ length: 9 }, () => {
      fail(attempts, 1);
      return attempts.secondsToWait('wang', '10.0.0.1');
    });
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 900, 900]);
  });

  it('are free again after the wait, and forgotten after an hour', () => {
    const clock = new StillClock();
    const attempts = new Attempts(clock);
    fail(attempts, 5);
    clock.at += 10_000;
    expect(attempts.secondsToWait('wang', '10.0.0.1')).toBe(0);
    clock.at += 60 * 60_000;
    fail(attempts, 1);
    expect(attempts.secondsToWait('wang', '10.0.0.1')).toBe(0);
  });

  it('count for the account wherever they come from, in any case of its letters', () => {
    const attempts = new Attempts(new StillClock());
    for (let host = 1; host <= 5; host += 1) attempts.begin('Wang', `10.0.0.${host}`);
    expect(attempts.secondsToWait('wang', '10.9.9.9')).toBe(10);
    expect(attempts.secondsToWait('li', '10.9.9.9')).toBe(0);
  });

  it('count for the address whichever account they are for', () => {
    const attempts = new Attempts(new StillClock());
    for (let name = 0; name < 20; name += 1) attempts.begin(`account-${name}`, '10.0.0.1');
    expect(attempts.secondsToWait('another', '10.0.0.1')).toBe(10);
    expect(attempts.secondsToWait('another', '10.0.0.2')).toBe(0);
  });

  it('that succeed are taken back', () => {
    const attempts = new Attempts(new StillClock());
    for (let time = 0; time < 100; time += 1) {
      attempts.begin('wang', '10.0.0.1');
      attempts.succeeded('wang', '10.0.0.1');
    }
    expect(attempts.secondsToWait('wang', '10.0.0.1')).toBe(0);
  });
});

describe('the network of an address', () => {
  it.each([
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

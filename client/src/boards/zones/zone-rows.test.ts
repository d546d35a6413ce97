import type { ZoneBoardRow } from '@heed/shared/incident-board';
import { expect, test } from 'vitest';
import { zoneRows } from './zone-rows';

test('zones stand in the order of what is wrong with them, then of what comes from them', () => {
  const zone = (status: ZoneBoardRow['status'], received: number): ZoneBoardRow => ({
    status,
    value: null,
    limit: null,
    sampledAt: null,
    passes: 0,
    received,
  });
  const rows = zoneRows({
    quiet: zone('unknown', 99),
    done: zone('recovered', 60),
    half: zone('recovering', 5),
    small: zone('affected', 3),
    large: zone('affected', 40),
  });
  expect(rows.map(({ code }) => code)).toEqual(['large', 'small', 'half', 'done', 'quiet']);
});

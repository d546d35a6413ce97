// @vitest-environment happy-dom
import type { IncidentRow } from '@heed/shared/incidents';
import type { Suggestion } from '@heed/shared/suggestions';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { i18n } from '../../i18n/index';
import { useIncidents } from '../page/incident-store';
import AddToIncident from './AddToIncident.vue';

const at = '2026-07-14T11:00:00.000Z';
const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const rule = {
  categories: ['power-outage'],
  districts: [],
  streets: [],
  zones: [],
  words: [],
  from: at,
  to: null,
};
const incident = (n: number, categories: string[], state: IncidentRow['state'] = 'monitoring') =>
  ({
    id: id(n),
    realm: 'real',
    version: 1,
    state,
    name: `事件 ${n}`,
    nameEn: null,
    summary: null,
    class: 'accident',
    grade: null,
    warning: null,
    level: null,
    firstKnownAt: at,
    openedAt: at,
    activatedAt: null,
    stabilisedAt: null,
    stoodDownAt: null,
    rule: { ...rule, categories },
    clocks: [],
    linkedCases: n,
  }) satisfies IncidentRow;
const suggestion: Suggestion = {
  id: id(9),
  realm: 'real',
  version: 3,
  signal: 'surge-1',
  question: 'surge',
  zone: { kind: 'city', id: null },
  parent: null,
  category: 'power-outage',
  topic: null,
  cells: [],
  streets: [],
  since: at,
  from: at,
  raisedAt: at,
  class: 'accident',
  mostly: null,
  cases: 41,
  people: 39,
};

/** The wire: what was asked, and what is answered. */
const wire = vi.fn<(path: string, init?: { body?: string }) => Promise<Response>>();

beforeEach(() => {
  setActivePinia(createPinia());
  vi.stubGlobal('fetch', wire.mockReset());
  useIncidents().rows = [
    incident(1, ['water']),
    incident(2, ['power-outage']),
    incident(3, ['power-outage'], 'stood_down'),
  ];
});
afterEach(() => vi.unstubAllGlobals());

function shown() {
  return mount(AddToIncident, {
    attachTo: document.body,
    props: { suggestion, name: '停电，全市', disabled: false },
    global: { plugins: [i18n] },
  });
}

async function press(key: string): Promise<void> {
  const code = /[a-z]/.test(key) ? `Key${key.toUpperCase()}` : `Digit${key}`;
  const event = { key, code, bubbles: true, cancelable: true };
  document.body.dispatchEvent(new KeyboardEvent('keydown', event));
  await flushPromises();
}

test('M and a digit add it to an incident; the one of the same matter comes first, what is over is none', async () => {
  const added = { ...incident(2, ['power-outage']), version: 2 };
  wire.mockResolvedValue(Response.json({ position: 7, incident: added }));
  const page = shown();
  await press('1');
  expect(wire).not.toHaveBeenCalled();
  await press('m');
  const choices = page.findAll('[data-add-to]').map((one) => one.attributes('data-add-to'));
  expect(choices).toEqual([id(2), id(1)]);
  await press('1');
  const [path, init] = wire.mock.calls[0] ?? [];
  expect(path).toBe(`/api/suggestions/${id(9)}/add`);
  expect(JSON.parse(init?.body ?? '')).toMatchObject({
    expectedVersion: 3,
    incidentId: id(2),
    name: '停电，全市',
  });
  expect(page.emitted('added')).toEqual([[added]]);
  page.unmount();
});

test('where somebody was first it says so, and reads what holds', async () => {
  const refused = { error: 'illegal-state', message: '' };
  wire.mockImplementation(async (path) =>
    path.includes('/add')
      ? Response.json(refused, { status: 422 })
      : Response.json({ rows: [], total: 0, within: [] }),
  );
  const page = shown();
  await press('m');
  await press('2');
  expect(page.emitted('added')).toBeUndefined();
  expect(page.find('[role="alert"]').exists()).toBe(true);
  const asked = wire.mock.calls.map(([path]) => path.split('?')[0]);
  expect(asked).toEqual(expect.arrayContaining(['/api/suggestions', '/api/incidents']));
  page.unmount();
});

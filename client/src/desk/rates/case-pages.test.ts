// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { i18n } from '../../i18n/index';
import CasePages from './CasePages.vue';

/** The wire: what was asked, and what is answered. */
const wire = vi.fn<(path: string) => Promise<Response>>();
const answered = (total: number) =>
  Response.json({ rows: [], total, totalCapped: false, nextCursor: null, position: 1 });

beforeEach(() => {
  setActivePinia(createPinia());
  vi.stubGlobal('fetch', wire.mockReset());
});
afterEach(() => vi.unstubAllGlobals());

function shown() {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: CasePages }],
  });
  return mount(CasePages, {
    props: { query: { category: 'water' }, count: 3, none: 'nothing here', now: 0 },
    slots: {
      head: ({ list }: { list: { total: number } | null }) => `total ${list?.total ?? '?'}`,
    },
    global: { plugins: [i18n, router] },
  });
}

const asked = () => wire.mock.calls.map(([path]) => path);

test('another query forgets what stood there; a number that changed only reads it again', async () => {
  wire.mockImplementation(async () => answered(3));
  const pages = shown();
  await flushPromises();
  expect(pages.text()).toContain('total 3');
  expect(pages.text()).toContain('nothing here');

  wire.mockImplementation(async () => answered(5));
  await pages.setProps({ count: 5 });
  expect(pages.text()).toContain('total 3');
  await flushPromises();
  expect(pages.text()).toContain('total 5');

  await pages.setProps({ query: { category: 'power' } });
  expect(pages.text()).toContain('total ?');
  await flushPromises();
  expect(asked().map((path) => new URLSearchParams(path.split('?')[1]).get('category'))).toEqual([
    'water',
    'water',
    'power',
  ]);
});

test('an answer that comes late for another query is not shown', async () => {
  const late = Promise.withResolvers<Response>();
  wire.mockImplementationOnce(() => late.promise);
  wire.mockImplementation(async () => answered(7));
  const pages = shown();
  await pages.setProps({ query: { category: 'power' } });
  await flushPromises();
  late.resolve(answered(3));
  await flushPromises();
  expect(pages.text()).toContain('total 7');
});

test('what was refused says so, and asks again', async () => {
  wire.mockImplementation(async () =>
    Response.json({ error: 'forbidden', message: '' }, { status: 403 }),
  );
  const pages = shown();
  await flushPromises();
  wire.mockImplementation(async () => answered(1));
  await pages.get('button').trigger('click');
  await flushPromises();
  expect(pages.text()).toContain('total 1');
});

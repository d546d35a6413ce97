// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { expect, test, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { i18n } from '../i18n/index';
import TimeField from './TimeField.vue';

const KNOWN = '2026-07-18T06:48:00.000Z';

function field() {
  const told = vi.fn<(at: string | null) => void>();
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: TimeField }],
  });
  const box = mount(TimeField, {
    attachTo: document.body,
    props: { modelValue: KNOWN, 'onUpdate:modelValue': told },
    global: { plugins: [i18n, createPinia(), router] },
  });
  return { input: box.get('input'), told };
}

test('a key that sends the form finds the time that was just written', async () => {
  const { input, told } = field();
  input.element.value = '2026-07-18 16:15';
  await input.trigger('input');
  await input.trigger('keydown', { key: 'Enter', ctrlKey: true });
  expect(told.mock.calls).toEqual([['2026-07-18T08:15:00.000Z']]);
});

test('what can’t be read changes nothing and keeps the form from being sent until it is mended', async () => {
  const { input, told } = field();
  await input.setValue('今晚');
  await input.trigger('change');
  expect(told).not.toHaveBeenCalled();
  expect(input.element.checkValidity()).toBe(false);
  await input.setValue('2026-07-18 14:48');
  await input.trigger('change');
  expect(told).not.toHaveBeenCalled();
  expect(input.element.checkValidity()).toBe(true);
});

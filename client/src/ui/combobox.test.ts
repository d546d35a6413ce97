// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { nextTick } from 'vue';
import { i18n } from '../i18n/index';
import Combobox from './Combobox.vue';

const options = ['供水抢修组', '送水保障组', '水质检测组'].map((label, index) => ({
  value: `u${index}`,
  label,
}));

/** Everything at once, as a paste or an input method's commit puts it there. */
async function put(field: HTMLInputElement, text: string): Promise<void> {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await nextTick();
  await nextTick();
}

const shown = () => [...document.querySelectorAll('[role="option"]')].map((one) => one.textContent);

test('a word that comes in one piece opens the list and is what it searches for', async () => {
  const box = mount(Combobox, {
    attachTo: document.body,
    props: { modelValue: '', options },
    global: { plugins: [i18n] },
  });
  await put(box.get('input').element, '水质');
  expect(shown()).toEqual(['水质检测组']);
  box.unmount();
});

test('a list that is opened again starts from everything', async () => {
  const box = mount(Combobox, {
    attachTo: document.body,
    props: { modelValue: '', options },
    global: { plugins: [i18n] },
  });
  await put(box.get('input').element, '水质');
  await box.get('input').trigger('keydown', { key: 'Escape' });
  await nextTick();
  expect(shown()).toEqual([]);
  await box.get('input').trigger('keydown', { key: 'ArrowDown' });
  await nextTick();
  await nextTick();
  expect(shown()).toHaveLength(options.length);
  box.unmount();
});

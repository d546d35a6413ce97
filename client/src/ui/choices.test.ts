// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { afterEach, expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import Choices from './Choices.vue';
import { useKeys } from './use-keys';

const options = ['watch', 'respond'].map((value) => ({ value, label: value }));
const sent: string[] = [];

const Page = defineComponent(() => {
  useKeys({
    submit: () => void sent.push('submit'),
    answered: () => void sent.push('answered'),
  });
  return () => h('form', h(Choices, { modelValue: 'watch', options, label: 'start' }));
});

afterEach(() => {
  sent.length = 0;
});

function press(more: KeyboardEventInit): KeyboardEvent {
  const page = mount(Page, { attachTo: document.body });
  const event = new KeyboardEvent('keydown', {
    key: 'Enter',
    bubbles: true,
    cancelable: true,
    ...more,
  });
  page.get('[role="radio"]').element.dispatchEvent(event);
  page.unmount();
  return event;
}

test.each([
  ['Ctrl', { ctrlKey: true }, ['submit']],
  ['Cmd', { metaKey: true }, ['submit']],
  ['Alt', { altKey: true }, ['answered']],
])('Enter with %s on a radio is heard by the page, once', (_key, more, heard) => {
  expect(press(more).defaultPrevented).toBe(true);
  expect(sent).toEqual(heard);
});

test('Enter alone on a radio stays with it', () => {
  press({});
  expect(sent).toEqual([]);
});

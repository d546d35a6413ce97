/** Listens for the keys of the table; the page that came last is asked first. */
import { onBeforeUnmount, onMounted, ref, watch } from 'vue';
import { chordOf, isSingleKey, keyTable, type KeyName } from './keys';

/** Answers false where the key has nothing to do just now, so that it goes on as if unheard. */
export type KeyHandler = (event: KeyboardEvent) => boolean | void;
export type KeyHandlers = Partial<Record<KeyName, KeyHandler>>;

const OVERLAYS = '[data-reka-popper-content-wrapper], [role="dialog"]:not([data-part-of-page])';
const STORAGE_KEY = 'heed.single-keys';

/** Single keys can be turned off (WCAG 2.1.4); chords with Ctrl and Alt stay. */
export const singleKeys = ref(globalThis.localStorage?.getItem(STORAGE_KEY) !== 'off');
watch(singleKeys, (on) => globalThis.localStorage?.setItem(STORAGE_KEY, on ? 'on' : 'off'));

const listening = ref<KeyHandlers[]>([]);

/** The keys that do something on the screen as it is: what `?` shows. */
export function liveKeys(): Set<KeyName> {
  return new Set(listening.value.flatMap((handlers) => Object.keys(handlers) as KeyName[]));
}

/** Handles keys for as long as the component stands. */
export function useKeys(handlers: KeyHandlers): void {
  onMounted(() => {
    if (listening.value.length === 0) window.addEventListener('keydown', dispatch);
    listening.value = [...listening.value, handlers];
  });
  onBeforeUnmount(() => {
    listening.value = listening.value.filter((entry) => entry !== handlers);
    if (listening.value.length === 0) window.removeEventListener('keydown', dispatch);
  });
}

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const chord = chordOf(event);
  if (!mayFire(chord, event.target)) return;
  for (const handlers of listening.value.toReversed()) {
    for (const [name, handler] of Object.entries(handlers) as [KeyName, KeyHandler][]) {
      if (keyTable[name].chord !== chord || handler(event) === false) continue;
      event.preventDefault();
      return;
    }
  }
}

function mayFire(chord: string, target: EventTarget | null): boolean {
  // A list or dialog that lies over the page has its own keys; a drawer is part of the page.
  if (document.querySelector(OVERLAYS)) return false;
  if (chord === 'Enter') return !isOperable(target);
  if (!isSingleKey(chord)) return true;
  return singleKeys.value && !isTyping(target);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const box = target.closest('input, textarea, select, [contenteditable="true"]');
  return box !== null && box.getAttribute('type') !== 'checkbox';
}

/** Enter on a button presses that button. */
function isOperable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (isTyping(target) || target.closest('button, a, [role="tab"]') !== null)
  );
}

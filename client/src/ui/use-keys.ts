/** Listens for the keys of the table; the page that came last is asked first. */
import { onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue';
import { chordOf, isSingleKey, keyTable, type KeyName } from './keys';

/** Answers false where the key has nothing to do just now, so that it goes on as if unheard. */
export type KeyHandler = (event: KeyboardEvent) => boolean | void;
export type KeyHandlers = Partial<Record<KeyName, KeyHandler>>;

const LISTS = '[data-reka-popper-content-wrapper] :is([role="listbox"], [role="menu"])';
/** A drawer is part of the page. */
const DIALOGS = '[role="dialog"]:not([data-part-of-page])';
const STORAGE_KEY = 'heed.single-keys';

/** Single keys can be turned off (WCAG 2.1.4); chords with Ctrl and Alt stay. */
export const singleKeys = ref(globalThis.localStorage?.getItem(STORAGE_KEY) !== 'off');
watch(singleKeys, (on) => globalThis.localStorage?.setItem(STORAGE_KEY, on ? 'on' : 'off'));

interface Listener {
  handlers: KeyHandlers;
  /** Stands in a dialog itself, and is the only one heard while that is open. */
  inDialog: boolean;
  /** False for as long as there is nothing for the keys to do. */
  when: () => boolean;
}

const listening = shallowRef<readonly Listener[]>([]);

/** The keys that do something on the screen as it is: what `?` shows. */
export function liveKeys(): Set<KeyName> {
  const live = listening.value.filter(({ when }) => when());
  return new Set(live.flatMap(({ handlers }) => Object.keys(handlers) as KeyName[]));
}

/** Handles keys for as long as the component stands. */
export function useKeys(
  handlers: KeyHandlers,
  { inDialog = false, when = () => true }: Partial<Pick<Listener, 'inDialog' | 'when'>> = {},
): void {
  const listener = { handlers, inDialog, when };
  onMounted(() => {
    if (listening.value.length === 0) window.addEventListener('keydown', dispatch);
    listening.value = [...listening.value, listener];
  });
  onBeforeUnmount(() => {
    listening.value = listening.value.filter((other) => other !== listener);
    if (listening.value.length === 0) window.removeEventListener('keydown', dispatch);
  });
}

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const chord = chordOf(event);
  if (!mayFire(chord, event.target)) return;
  const dialog = document.querySelector(DIALOGS) !== null;
  for (const { handlers, inDialog, when } of listening.value.toReversed()) {
    if ((dialog && !inDialog) || !when()) continue;
    for (const [name, handler] of Object.entries(handlers) as [KeyName, KeyHandler][]) {
      if (keyTable[name].chord !== chord || handler(event) === false) continue;
      event.preventDefault();
      return;
    }
  }
}

function mayFire(chord: string, target: EventTarget | null): boolean {
  // A list that is open over the page has its own keys.
  if (document.querySelector(LISTS)) return false;
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

/** Short messages that go away by themselves: what was done, never what went wrong and must be acted on. */
import { ref } from 'vue';

/** What can still be done about it while the message stands. */
export interface ToastAction {
  label: string;
  chord: string;
  run: () => void;
}

export interface ToastMessage {
  id: number;
  text: string;
  tone: 'done' | 'refused';
  action: ToastAction | null;
  /** Seconds that the action is still offered. */
  secondsLeft: number;
}

const SHOWN_MS = 6_000;
const SECOND_MS = 1_000;

export const toasts = ref<ToastMessage[]>([]);
let nextId = 1;

/** Shows a message; screen readers hear it when they have finished what they say. */
export function showToast(text: string, tone: ToastMessage['tone'] = 'done'): void {
  const id = put({ text, tone, action: null, secondsLeft: 0 });
  setTimeout(() => dismissToast(id), SHOWN_MS);
}

/** Shows what was done and, for so many seconds, how to take it back. A later one takes its place. */
export function offerAction(text: string, action: ToastAction, seconds: number): void {
  toasts.value = toasts.value.filter((toast) => toast.action === null);
  const id = put({ text, tone: 'done', action, secondsLeft: seconds });
  const timer = setInterval(() => {
    const toast = toasts.value.find((other) => other.id === id);
    if (toast && toast.secondsLeft > 1) toast.secondsLeft -= 1;
    else {
      clearInterval(timer);
      dismissToast(id);
    }
  }, SECOND_MS);
}

/** Takes the action that is offered; false where there is none. */
export function takeOffered(): boolean {
  const toast = toasts.value.find(({ action }) => action !== null);
  if (!toast?.action) return false;
  dismissToast(toast.id);
  toast.action.run();
  return true;
}

export function dismissToast(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

function put(toast: Omit<ToastMessage, 'id'>): number {
  const id = nextId++;
  // The same word twice is said once.
  const others = toasts.value.filter(({ text }) => text !== toast.text);
  toasts.value = [...others.slice(-2), { id, ...toast }];
  return id;
}

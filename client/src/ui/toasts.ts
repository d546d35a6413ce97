/** Short messages that go away by themselves: what was done, never what went wrong and must be acted on. */
import { ref } from 'vue';

export interface ToastMessage {
  id: number;
  text: string;
  tone: 'done' | 'refused';
}

const SHOWN_MS = 6_000;

export const toasts = ref<ToastMessage[]>([]);
let nextId = 1;

/** Shows a message; screen readers hear it when they have finished what they say. */
export function showToast(text: string, tone: ToastMessage['tone'] = 'done'): void {
  const id = nextId++;
  toasts.value = [...toasts.value.slice(-2), { id, text, tone }];
  setTimeout(() => dismissToast(id), SHOWN_MS);
}

export function dismissToast(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

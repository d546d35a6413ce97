/** Puts the focus into a form that opens beside a list, and back to what opened it. */
import { onBeforeUnmount, onMounted, type ShallowRef } from 'vue';

export function useFormFocus(form: Readonly<ShallowRef<HTMLElement | null>>): void {
  let opener: Element | null = null;

  onMounted(() => {
    opener = document.activeElement;
    form.value?.querySelector<HTMLElement>('input, output')?.focus();
  });
  onBeforeUnmount(() => {
    const isInside = form.value?.contains(document.activeElement) ?? false;
    if (isInside && opener instanceof HTMLElement && opener.isConnected) opener.focus();
  });
}

/** How many desks give way while the bar is fuller than the screen: what waits for somebody comes and goes. */
import { useResizeObserver } from '@vueuse/core';
import { nextTick, ref, type Ref } from 'vue';

/** Wider than any desk's name: one that comes back must not be folded again at once. */
const ROOM_FOR_ONE = 160;

/** Past these the bar has nothing to give: the screen is a telephone's. */
const MOST_FOLDED = 4;

/** `space` is what is left over in the bar, `end` what stands behind it and changes its width. */
export function useFoldedDesks(
  bar: Readonly<Ref<HTMLElement | null>>,
  space: Readonly<Ref<HTMLElement | null>>,
  end: Readonly<Ref<HTMLElement | null>>,
): Readonly<Ref<number>> {
  const folded = ref(0);

  async function fit(): Promise<void> {
    const before = folded.value;
    folded.value = foldedNow(before);
    // What was folded may not be enough; nobody else says so, since the bar itself keeps its width.
    if (folded.value <= before) return;
    await nextTick();
    await fit();
  }

  function foldedNow(before: number): number {
    if (!bar.value || !space.value) return before;
    if (bar.value.scrollWidth > bar.value.clientWidth && before < MOST_FOLDED) return before + 1;
    return space.value.clientWidth > ROOM_FOR_ONE ? Math.max(0, before - 1) : before;
  }

  useResizeObserver([bar, space, end], () => void fit());
  return folded;
}

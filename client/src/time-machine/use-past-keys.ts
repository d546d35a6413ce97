/** The keys of the past: minutes, hours, days, marks, play, speed, and back to now. */
import { useKeys } from '../ui/use-keys';
import { HOUR_MS, MINUTE_MS, PLAY_SPEEDS } from './past-course';
import { useTimeMachine } from './time-machine-store';

const DAY_MS = 24 * HOUR_MS;

/** Space on a button presses that button. */
function isOnButton({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('button') !== null;
}

export function usePastKeys(leave: () => void): void {
  const machine = useTimeMachine();
  const when = () => machine.open;
  const faster = (by: number) => {
    const next = PLAY_SPEEDS[PLAY_SPEEDS.indexOf(machine.speed) + by];
    if (next !== undefined) machine.speed = next;
  };
  useKeys(
    {
      'drill-pause': (event) => (isOnButton(event) ? false : machine.play()),
      'drill-step': () => machine.step(MINUTE_MS),
      'past-back': () => machine.step(-MINUTE_MS),
      'past-hour': () => machine.step(HOUR_MS),
      'past-hour-back': () => machine.step(-HOUR_MS),
      'past-day': () => machine.step(DAY_MS),
      'past-day-back': () => machine.step(-DAY_MS),
      'past-mark': () => machine.toMark(1),
      'past-mark-back': () => machine.toMark(-1),
      'past-faster': () => faster(1),
      'past-slower': () => faster(-1),
      close: () => leave(),
    },
    { when },
  );
}

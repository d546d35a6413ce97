/** What the panels of drills and replays share. */
export const playing = {
  told: 'Told',
  goes: 'Open',
  pause: 'Pause',
  resume: 'Resume',
  speed: 'Speed',
};

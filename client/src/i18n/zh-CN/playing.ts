/** What the panels of drills and replays share. */
export const playing = {
  told: '已讲述',
  goes: '打开',
  pause: '暂停',
  resume: '继续',
  speed: '速度',
};

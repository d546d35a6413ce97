/** Channels outside that a press office sees to by hand: where people meet a bulletin without Heed's doing. */

export interface OutsideChannel {
  readonly channel: string;
  readonly title: { readonly zh: string; readonly en: string };
}

/** In the order in which people in need hear of it. */
export const outsideChannels: readonly OutsideChannel[] = [
  { channel: 'television', title: { zh: '电视滚动字幕', en: 'Television ticker' } },
  { channel: 'radio', title: { zh: '交通和应急广播', en: 'Radio' } },
  { channel: 'village-loudspeakers', title: { zh: '村村响大喇叭', en: 'Public loudspeakers' } },
  { channel: 'cell-broadcast', title: { zh: '运营商短信', en: 'Text message by the carriers' } },
  { channel: 'community-groups', title: { zh: '社区和网格群', en: 'Neighbourhood groups' } },
  {
    channel: 'official-accounts',
    title: { zh: '政务微信、微博', en: 'Official WeChat and Weibo' },
  },
  { channel: 'short-video', title: { zh: '抖音、视频号', en: 'Short video accounts' } },
  { channel: 'government-site', title: { zh: '政府门户网站', en: 'City government website' } },
  { channel: 'hotline-voice', title: { zh: '12345 语音提示', en: '12345 recorded notice' } },
  { channel: 'notice-boards', title: { zh: '楼道和公告栏张贴', en: 'Printed notices' } },
  { channel: 'press', title: { zh: '媒体记者群', en: 'Reporters’ group' } },
  {
    channel: 'wrong-copies',
    title: { zh: '错误截图的转发处', en: 'Where wrong screenshots went' },
  },
];

/** What can be wrong with a part of a cluster's command. */
import type { Language } from '../http/language';

export const clusterMessages: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'already-member': { zh: '已在这个并案中。', en: 'It is in this cluster already.' },
  'in-cluster': { zh: '已在另一个并案中。', en: 'It is in another cluster.' },
  'not-member': { zh: '不在这个并案中。', en: 'It is not in this cluster.' },
  'asks-for-all': {
    zh: '规则至少要写明一个类别、街道、片区或词语。',
    en: 'A rule names at least a category, a street, a zone or a word.',
  },
  'lasts-too-long': { zh: '自动并案最长 {n} 天。', en: 'A rule lasts {n} days at most.' },
  unanswered: {
    zh: '并案中还有工单没有答复。',
    en: 'A case of the cluster still waits for an answer.',
  },
  'tip-off': { zh: '举报件不能并案。', en: 'A tip-off joins no cluster.' },
  'several-realms': {
    zh: '演练和真实工单不能并在一起。',
    en: 'Real cases and those of a drill stay apart.',
  },
};

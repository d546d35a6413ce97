/** What members can be able to do, by code, and which categories ask for it: those that begin with the same code. */
interface Skill {
  readonly code: string;
  /** First parts of the codes of categories that ask for it. */
  readonly categories: readonly string[];
}

export const rosterSkills: readonly Skill[] = [
  { code: 'medical', categories: ['health'] },
  { code: 'legal', categories: ['labour', 'market'] },
  { code: 'water', categories: ['water', 'drainage'] },
  { code: 'power', categories: ['power'] },
  { code: 'gas', categories: ['gas'] },
  { code: 'heating', categories: ['heat'] },
  { code: 'traffic', categories: ['traffic', 'roads'] },
  { code: 'housing', categories: ['housing'] },
  { code: 'environment', categories: ['environment'] },
  { code: 'schools', categories: ['education'] },
  { code: 'comfort', categories: [] },
  { code: 'lang-wuu', categories: [] },
  { code: 'lang-yue', categories: [] },
  { code: 'lang-nan', categories: [] },
  { code: 'lang-hak', categories: [] },
  { code: 'lang-ug', categories: [] },
  { code: 'lang-bo', categories: [] },
  { code: 'lang-mn', categories: [] },
  { code: 'lang-en', categories: [] },
  { code: 'sign', categories: [] },
];

/** Rules of triage that tell of a caller in rage or despair: such a case is hard on whoever has it. */
export const hardRules: readonly string[] = ['U-09', 'U-32'];

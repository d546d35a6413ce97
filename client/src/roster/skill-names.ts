/** Names of skills, told by their codes; a code without a name stays itself. */
import { useI18n } from 'vue-i18n';

export function useSkillNames() {
  const i18n = useI18n();
  return {
    nameOf: (code: string): string => {
      const key = `roster.skill.${code}`;
      return i18n.te(key) || i18n.te(key, 'zh-CN') ? i18n.t(key) : code;
    },
  };
}

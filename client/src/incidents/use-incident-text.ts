/** Codes of incidents, alarms and questions in the reader's language; a code without a word stays itself. */
import type { AlarmRow } from '@heed/shared/alarms';
import type { BoardParts } from '@heed/shared/board';
import type { Role } from '@heed/shared/vocabulary';
import { useI18n } from 'vue-i18n';
import { givenName } from '../i18n/server-words';
import { useReference } from '../reference/reference-store';
import { useSession } from '../session/session-store';

const levels = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'] as const;

/** Alarms alone are counted in Roman numerals. */
export function alarmNumeral(level: number): string {
  return levels[level - 1] ?? String(level);
}

export function useIncidentText() {
  const i18n = useI18n();
  const reference = useReference();
  const word = (group: string, code: string) => {
    const key = `incident.${group}.${code}`;
    return i18n.te(key) || i18n.te(key, 'zh-CN') ? i18n.t(key) : code;
  };
  return {
    office: (code: string) => word('office', code),
    ask: (code: string) => word('ask', code),
    clock: (code: string) => word('clock', code),
    ...usePeople(),
    /** What is the matter, from codes alone. */
    alarm: (row: AlarmRow, bulletins: BoardParts['bulletins']): string =>
      i18n.t(`incident.alarm.${row.code}`, {
        number: (row.bulletinId && bulletins[row.bulletinId]?.number) ?? '',
        clock: row.clock ? word('clock', row.clock) : '',
        category: row.category ? reference.categoryName(row.category) : (row.caseNo ?? ''),
      }),
    /** Where and whose: what is not known is left out. */
    alarmPlace: ({ district, street, unitId }: AlarmRow): string[] =>
      [reference.placeName(street ?? district), reference.unitName(unitId)].filter(
        (part) => part !== '',
      ),
  };
}

function usePeople() {
  const reference = useReference();
  const session = useSession();
  return {
    /** Of the realm's list, or whoever sits here; in a drill real accounts act, whom its list doesn't know. */
    person: (id: string | null): string | null => {
      if (id === null) return null;
      if (id === session.me?.id) return givenName(session.me.name);
      return reference.member(id) ? reference.memberName(id) : null;
    },
    /** The one person who holds a post, by name; where there are several, or none is known, the post. */
    holderOf: (role: Role, post: string): string => {
      const members = reference.reference?.members ?? [];
      const [only, ...others] = members.filter(({ roles }) => roles.includes(role));
      return only && others.length === 0 ? `${post} ${reference.memberName(only.id)}` : post;
    },
  };
}

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
  const { t, te } = useI18n();
  const reference = useReference();
  const session = useSession();
  const word = (group: string, code: string) => {
    const key = `incident.${group}.${code}`;
    return te(key) || te(key, 'zh-CN') ? t(key) : code;
  };

  /** What is the matter, from codes alone. */
  function alarm(row: AlarmRow, bulletins: BoardParts['bulletins']): string {
    return t(`incident.alarm.${row.code}`, {
      number: (row.bulletinId && bulletins[row.bulletinId]?.number) ?? '',
      clock: row.clock ? word('clock', row.clock) : '',
      category: row.category ? reference.categoryName(row.category) : (row.caseNo ?? ''),
    });
  }

  /** Where and whose: what is not known is left out. */
  function alarmPlace({ district, street, unitId }: AlarmRow): string[] {
    return [
      reference.placeName(street ?? district),
      reference.unitName(unitId),
    ].filter((part) => part !== '');
  }

  /** The one person who holds a post, by name; where there are several, or none is known, the post. */
  function holderOf(role: Role, post: string): string {
    const holders = (reference.reference?.members ?? []).filter(({ roles }) => roles.includes(role));
    const [only] = holders;
    return holders.length === 1 && only ? `${post} ${reference.memberName(only.id)}` : post;
  }

  /** Somebody of the realm's list, or whoever sits here; in a drill real accounts act, whom its list doesn't know. */
  function person(id: string | null): string | null {
    if (id === null) return null;
    if (id === session.me?.id) return givenName(session.me.name);
    return reference.member(id) ? reference.memberName(id) : null;
  }

  return {
    person,
    office: (code: string) => word('office', code),
    ask: (code: string) => word('ask', code),
    clock: (code: string) => word('clock', code),
    alarm,
    alarmPlace,
    holderOf,
  };
}

/** The limits of the roster, by name. */
import type { RosterSetting } from '@heed/shared/roster';
import { rosterPolicy } from '../../../data/roster-policy';

export function settingOf(name: RosterSetting['name']): number {
  const setting = rosterPolicy.find((row) => row.name === name);
  if (!setting) throw new Error(`the roster has no setting named ${name}`);
  return setting.value;
}

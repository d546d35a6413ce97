/** How often and how soon complainants are tried. */

/** After the first call in vain, and the second: another part of the day, then another day. After the third, none. */
export const answerCalls = { apartMinutes: [4 * 60, 20 * 60] } as const;

/** After so many tries that failed, a text is left to a call: nearly five hours. */
export const answerTries = 6;

/** What can be taken back within ten seconds goes out only after them. */
export const undoableWaitSeconds = 15;

/** A closed case is disputed by whoever complained for so long. */
export const disputeDays = 15;

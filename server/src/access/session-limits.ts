/** How long a session lasts, and how many an account may have. */

/** From the log-in, whatever happens. */
export const SESSION_MILLISECONDS = 12 * 60 * 60_000;
/** Since the last request; one shift at the console. */
export const IDLE_MILLISECONDS = 8 * 60 * 60_000;
export const SESSIONS_PER_ACCOUNT = 5;
/** "Seen" and "used" are written no oftener than this. */
export const SEEN_MILLISECONDS = 60_000;
/** For so long a principal may be remembered without asking the database. */
export const REMEMBER_MILLISECONDS = 5_000;

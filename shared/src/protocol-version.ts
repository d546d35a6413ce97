/**
 * The version of the stream's wire. A changed shape needs a new number here and a new lock file.
 *
 * 1: join, snapshot, delta, resync, case:changed, case:command.
 */
export const PROTOCOL_VERSION = 1;

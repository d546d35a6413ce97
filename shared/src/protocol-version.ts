/**
 * The version of the stream's wire. A changed shape needs a new number here and a new lock file.
 *
 * 1: join, snapshot, delta, resync, case:changed, cases:changed, case:command, alarm:raised,
 *    alarm:acknowledged, alarm:acknowledge.
 */
export const PROTOCOL_VERSION = 1;

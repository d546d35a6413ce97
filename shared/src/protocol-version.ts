/**
 * The version of the stream's wire. A changed shape needs a new number here and a new lock file.
 *
 * 1: join, snapshot, delta, resync, case:changed, cases:changed, case:command, alarm:raised,
 *    alarm:acknowledged, alarm:acknowledge.
 * 2: case:watch, case:unwatch, case:presence; the board's part `calls`; states, clocks and commands of
 *    a case's whole life, `life` and `cluster` of a row; the alarms `delivery-dead`,
 *    `case-paged`, `rung-unreached`, `ladder-gaps`; `pinned` of a worst case; the refusal `other-account`.
 * 3: the command `told`; `reasonCode` of close, reopen, supervise and request-extension.
 * 4: the board's part `signals`; a place has no `chance` of its own.
 * 5: the board's part `forecast`; the refusal `set-apart`.
 * 6: the board's part `suggestions`.
 * 7: `people` of a slice.
 */
export const PROTOCOL_VERSION = 7;

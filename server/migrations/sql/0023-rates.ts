/** What the rates look up: the turns of a case in the journal, and what a unit closed at about the same time. */
export const ratesSql = [
  `create index journal_turns on journal (case_id, position)
   where type in ('case-closed', 'case-answered', 'case-followed-up', 'case-reopened',
     'case-transferred', 'case-not-accepted', 'case-withdrawn')`,
  `create index cases_unit_closed on cases (unit_id, closed_at) where closed_at is not null and unit_id is not null`,
];

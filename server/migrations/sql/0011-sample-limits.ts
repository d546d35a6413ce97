/** The limit that each sample was judged by: what was recorded before has it in its entry of the journal. */
export const limitsOfSamplesSql = `update figure f
  set pass_limit = (e.data ->> 'limit')::double precision
  from (select entry::jsonb -> 'data' as data from journal where type = 'figure-set') e
  where f.id = (e.data ->> 'figureId')::uuid and e.data ->> 'seriesKind' = 'sample'`;

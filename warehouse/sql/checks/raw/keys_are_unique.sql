-- No two sources, polls, entries or documents have the same key.
select 'source' as what, source as key from raw.source group by source having count(*) > 1
union all
select 'poll' as what, poll_id::text as key from raw.poll group by poll_id having count(*) > 1
union all
select 'poll state' as what, source as key from raw.poll_state group by source having count(*) > 1
union all
select 'entry' as what, entry_id::text as key from raw.entry group by entry_id having count(*) > 1
union all
select 'document' as what, document_id as key from raw.document group by document_id having count(*) > 1
order by what, key

-- What failed, by stage and kind.
--
-- Grain: one row per (stage, kind)
select 'polls of feeds' as stage, error_kind as kind, count(*) as failures
from raw.poll
where error_kind is not null
group by error_kind
union all
select 'fetches of pages', error_kind, count(*) from raw.document where error_kind is not null group by error_kind
union all
select 'readings of pages', error_kind, count(*) from core.reading where error_kind is not null group by error_kind
order by stage, failures desc, kind

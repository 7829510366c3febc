-- Counts and latest instants that change whenever the data do.
select
    (select concat_ws(' ', count(*), max(polled_at)) from raw.poll) as polls,
    (select concat_ws(' ', count(*), count(removed_at), max(changed_at)) from raw.source) as sources,
    (select concat_ws(' ', count(*), max(changed_at)) from raw.entry) as entries,
    (select concat_ws(' ', count(*), max(fetched_at)) from raw.document) as documents,
    (select concat_ws(' ', count(*), max(read_at)) from core.reading) as readings,
    (select concat_ws(' ', count(*), max(claimed_at)) from core.engine_run) as engine_runs,
    (select max(number) from core.settlement) as settlement,
    (select count(*) from core.unsettled) as unsettled,
    (select count(*) from core.region) as regions,
    (select max(version) from core.migration) as migration

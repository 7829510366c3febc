-- Drop what was learnt of feeds whose address changed: their validators belong to the old one.
delete from raw.poll_state
where source in (
    select source.source
    from raw.source as source
    inner join batch on source.source = batch.source
    where source.url <> batch.url
)

-- A text that changes whenever something that the view marts.claims words is called something else.
select md5(concat_ws(
    '|',
    (select string_agg(concat_ws(' ', region, name_en), ',' order by region) from core.region),
    (select string_agg(concat_ws(' ', type, sentence), ',' order by type) from core.claim_type),
    (select string_agg(concat_ws(' ', unit, one, many), ',' order by unit) from core.unit),
    (select max(version) from core.migration)
))

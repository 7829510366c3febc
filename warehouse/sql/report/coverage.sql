-- How much there is, and how much of what was tried failed.
--
-- Grain: one row
select
    (select count(*) from raw.source where removed_at is null) as feeds,
    (select count(*) from raw.poll) as polls,
    (select count(*) from raw.poll where error_kind is not null) as failed_polls,
    (select count(*) from raw.document) as fetches,
    (select count(*) from raw.document where error_kind is not null) as failed_fetches,
    (select count(*) from core.reading where error_kind is not null) as failed_readings,
    (select count(*) from core.article) as articles,
    (select count(*) from core.revision) as revisions,
    (select count(distinct article_id) from core.claim where recorded_to is null) as articles_with_claims,
    (select count(*) from core.claim where recorded_to is null) as claims,
    (select count(*) from core.claim where recorded_to is null and region is null) as claims_nowhere,
    (select count(*) from core.claim where recorded_to is not null) as superseded,
    (select count(*) from core.claim_group) as groups,
    (select count(*) from core.finding) as findings,
    (select min(day) from marts.settled_day) as first_day,
    (select max(day) from marts.settled_day) as last_day,
    (select max(changed_at) from marts.settled_day) as changed_at,
    (select max(engine) from core.engine_run) as engine,
    -- Tells this warehouse from any other: ids of feeds are made of it.
    (select min(applied_at)::text from core.migration) as identity

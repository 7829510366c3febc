-- Link new texts to the first article with nearly the same one, published within three days.
--
-- Two texts are compared where three neighbours of their keys agree, somewhere among 21 (locality-sensitive hashing): of those
-- that share half of their word sequences nine in ten are met, of those that share two thirds all.
-- Parameter: $now
insert into core.article_copy
with

fresh as (
    select
        judged.article_id,
        article.reported_at,
        article.first_seen_at,
        judged.near_key
    from judged_reading as judged
    inner join core.article as article on judged.article_id = article.article_id
    where judged.outcome in ('article', 'revision') and judged.is_current and len(judged.near_key) > 0
),

-- Only articles that are no copies themselves, of days that matter.
head as (
    select
        article.article_id,
        article.reported_at,
        article.first_seen_at,
        article.article_id in (select article_id from fresh) as is_fresh,
        revision.near_key
    from core.article as article
    inner join core.revision as revision on article.article_id = revision.article_id and revision.recorded_to is null
    where
        article.reported_at::date in (select reported_at::date + unnest(range(-3, 4))::integer from fresh)
        and article.article_id not in (select article_id from core.article_copy)
        and len(revision.near_key) > 0
),

text_band as (
    select
        text.article_id,
        text.is_new,
        band,
        text.near_key[3 * band + 1 : 3 * band + 3] as part
    from (
        select article_id, near_key, true as is_new from fresh
        union all
        select article_id, near_key, false as is_new from head
    ) as text
    cross join range(21) as bands (band)
),

met as (
    select distinct
        fresh_band.article_id,
        head_band.article_id as original_id
    from text_band as fresh_band
    inner join text_band as head_band on fresh_band.band = head_band.band and fresh_band.part = head_band.part
    where fresh_band.is_new and not head_band.is_new and fresh_band.article_id <> head_band.article_id
),

compared as (
    select
        met.article_id,
        met.original_id,
        head.first_seen_at,
        list_sum(list_transform(list_zip(fresh.near_key, head.near_key), lambda keys: (keys[1] = keys[2])::integer))
        / len(fresh.near_key) as likeness
    from met
    inner join fresh on met.article_id = fresh.article_id
    inner join head on met.original_id = head.article_id
    where
        len(fresh.near_key) = len(head.near_key)
        and abs(date_diff('hour', fresh.reported_at, head.reported_at)) <= 72
        -- Of two new ones the later is the copy.
        and (not head.is_fresh or (head.first_seen_at, head.article_id) < (fresh.first_seen_at, fresh.article_id))
)

select
    article_id,
    original_id,
    likeness,
    $now as recorded_at
from compared
where likeness >= 0.5
qualify row_number() over (partition by article_id order by first_seen_at, original_id) = 1
order by article_id

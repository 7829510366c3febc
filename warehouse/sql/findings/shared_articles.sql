-- Pairs of articles that share a fact, both ways round, as far as one of them has a figure that is looked at.
create or replace temp table shared_article as
with

shared as (
    select distinct
        one.article_id as one_article,
        other.article_id as other_article
    from core.claim_link as link
    inner join core.claim as one on link.one = one.claim_key
    inner join core.claim as other on link.other = other.claim_key
    where
        one.article_id <> other.article_id
        and link.reported_day between (select first from checked_span) - 3 and (select last from checked_span)
        and one.reported_day between (select first from checked_span) - 3 and (select last from checked_span) + 3
        and other.reported_day between (select first from checked_span) - 3 and (select last from checked_span) + 3
        and (one.claim_key in (select claim_key from figure_range) or other.claim_key in (select claim_key from figure_range))
)

select one_article, other_article from shared
union
select other_article, one_article from shared

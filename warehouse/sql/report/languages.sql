-- Articles by language, and how many of them have claims.
--
-- Grain: one row a language
with

told as (
    select distinct article_id from core.claim where recorded_to is null
)

select
    coalesce(article.language, 'unknown') as language,
    count(*) as articles,
    count(told.article_id) as articles_with_claims
from core.article as article
left join told on article.article_id = told.article_id
group by all
order by articles desc, language

-- The claims whose links are judged anew: those that came or went, and all claims of articles that have one in a crowd in which the
-- heads may have changed.
create or replace temp table relinked as
select claim_key, reported_day
from dirty
union
select claim_key, reported_day
from near
where
    is_current
    and article_id in (select article_id from near where is_current and is_stirred and crowd_size > 15)

-- Links of claims that came or went: they are judged anew.
delete from core.claim_link
where
    reported_day in (select day from near_day)
    and (one in (select claim_key from dirty) or other in (select claim_key from dirty))

-- Links of claims that are linked anew.
delete from core.claim_link
where
    reported_day in (select day from near_day)
    and (one in (select claim_key from relinked) or other in (select claim_key from relinked))

-- Links of claims that came or went: they are judged anew.
delete from core.claim_link
where one in (select claim_key from dirty) or other in (select claim_key from dirty)

-- Claims that were linked anew with those that came or went.
insert into touched
select
    claim_key,
    reported_day,
    false as is_beside
from relinked
where claim_key not in (select claim_key from touched)

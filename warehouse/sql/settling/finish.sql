-- The claims that came or went are settled now.
delete from core.unsettled where claim_key in (select claim_key from dirty)

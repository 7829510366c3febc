-- Every current claim is to be settled anew.
insert into core.unsettled select claim_key, reported_day from core.claim where recorded_to is null

-- The claims that came or went since the last settlement.
create or replace temp table dirty as
select distinct claim_key from core.unsettled

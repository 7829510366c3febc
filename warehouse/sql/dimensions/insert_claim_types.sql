-- The shipped claim types.
insert into core.claim_type by name select * from batch

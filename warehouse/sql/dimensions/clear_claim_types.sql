-- Make room for the shipped claim types.
delete from core.claim_type

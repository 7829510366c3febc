-- Make room for a full rebuild.
delete from core.claim_link

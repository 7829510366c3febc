-- Touched claims leave their groups.
delete from core.group_member where claim_key in (select claim_key from touched)

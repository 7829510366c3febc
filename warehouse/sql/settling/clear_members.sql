-- Make room for a full rebuild.
delete from core.group_member

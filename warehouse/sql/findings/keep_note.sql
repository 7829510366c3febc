-- What was found and said before.
create or replace temp table old_note as from noted

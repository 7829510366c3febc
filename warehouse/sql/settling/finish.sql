-- All claims that came or went are settled now.
delete from core.unsettled

-- The last of the days that are written.
-- Parameter: $day
set variable last_day = $day::date

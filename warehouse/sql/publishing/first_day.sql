-- The first of the days that are written.
-- Parameter: $day
set variable first_day = $day::date

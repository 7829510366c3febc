-- Claims that came or went with this batch.
-- Parameter: $now
insert into core.unsettled
select claim_key, reported_day from core.claim where recorded_at = $now or recorded_to = $now

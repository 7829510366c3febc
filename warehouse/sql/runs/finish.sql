-- A run that ends.
-- Parameters: $run_id, $outcome, $counts, $error, $now
update raw.run_log
set finished_at = $now, outcome = $outcome, counts = $counts, error = $error
where run_id = $run_id

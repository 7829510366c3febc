-- A run that starts.
-- Parameters: $run_id, $command, $now
insert into raw.run_log (run_id, command, started_at)
select $run_id, $command, $now
where $run_id not in (select run_id from raw.run_log)

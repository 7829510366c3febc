-- Forget that this engine has read the revisions that it found no claims in, so that they are read again.
-- Parameter: $engine
delete from core.engine_run where engine = $engine and claims = 0

-- Forget the readings of this reader that failed, so that their documents are read again.
-- Parameter: $reader
delete from core.reading where reader = $reader and outcome = 'failed'

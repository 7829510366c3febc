-- Revisions that a later one takes the place of.
-- Parameter: $now
update core.revision as revision
set recorded_to = $now
from judged_reading as judged
where
    judged.outcome = 'revision'
    and judged.is_current
    and revision.article_id = judged.article_id
    and revision.recorded_to is null

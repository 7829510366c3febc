-- Forget of what an article was a copy whose text has changed.
delete from core.article_copy
where article_id in (select article_id from judged_reading where outcome = 'revision' and is_current)

-- What a later revision says of its article. The day of the first report stays where the page gives no other.
update core.article as article
set
    language = judged.language,
    published_at = coalesce(judged.published_at, article.published_at),
    reported_at = coalesce(judged.published_at, article.reported_at)
from judged_reading as judged
where judged.outcome = 'revision' and judged.is_current and article.article_id = judged.article_id

-- Every revision belongs to an article and was read from a document.
-- Parameter: $since
select revision.revision_id
from core.revision as revision
left join core.article as article on revision.article_id = article.article_id
left join raw.document as document on revision.document_id = document.document_id
where revision.recorded_at >= $since and (article.article_id is null or document.document_id is null)
order by revision.revision_id

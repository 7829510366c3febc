-- Let the copy of a copy be one of the first article.
update core.article_copy as link
set original_id = parent.original_id
from core.article_copy as parent
where link.original_id = parent.article_id

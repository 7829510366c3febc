-- How each source's claims fared.
from marts.source_record order by groups desc, source, entity_id

-- Add feeds that were never configured before.
-- Parameter: $now
insert into raw.source
select source, url, outlet, language, country, homepage, every_seconds, $now, $now, null
from batch
where source not in (select source from raw.source)
qualify row_number() over (partition by source order by url) = 1
order by source

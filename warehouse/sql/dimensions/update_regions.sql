-- Regions whose names, parents or centroids changed.
update core.region as region
set
    country = batch.country,
    parent = batch.parent,
    kind = batch.kind,
    name_nl = batch.name_nl,
    name_en = batch.name_en,
    name_de = batch.name_de,
    name_fr = batch.name_fr,
    name_uk = batch.name_uk,
    name_ru = batch.name_ru,
    latitude = batch.latitude,
    longitude = batch.longitude
from batch
where
    region.region = batch.region
    and (
        region.country, region.parent, region.kind, region.name_nl, region.name_en, region.name_de,
        region.name_fr, region.name_uk, region.name_ru, region.latitude, region.longitude
    ) is distinct from (
        batch.country, batch.parent, batch.kind, batch.name_nl, batch.name_en, batch.name_de,
        batch.name_fr, batch.name_uk, batch.name_ru, batch.latitude, batch.longitude
    )

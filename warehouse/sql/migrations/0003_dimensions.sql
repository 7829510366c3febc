-- What claims refer to: regions, places, outlets, sources, types, units.

create table core.region (
    region text not null,
    country text not null,
    parent text,
    kind text not null,
    name_nl text not null,
    name_en text not null,
    name_de text not null,
    name_fr text not null,
    name_uk text not null,
    name_ru text not null,
    latitude double,
    longitude double
);
comment on table core.region is 'Countries and their regions, one row a code. Key: region.';
comment on column core.region.region is 'ISO 3166-2 code of a region, ISO 3166-1 alpha-2 code of a country.';
comment on column core.region.country is 'ISO 3166-1 alpha-2 code of its country.';
comment on column core.region.parent is 'The region or country that it lies in; null for countries.';
comment on column core.region.kind is 'What it is called, such as oblast, province or country.';
comment on column core.region.name_nl is 'Its name in Dutch.';
comment on column core.region.name_en is 'Its name in English.';
comment on column core.region.name_de is 'Its name in German.';
comment on column core.region.name_fr is 'Its name in French.';
comment on column core.region.name_uk is 'Its name in Ukrainian.';
comment on column core.region.name_ru is 'Its name in Russian.';
comment on column core.region.latitude is 'Latitude of its centroid, WGS 84.';
comment on column core.region.longitude is 'Longitude of its centroid, WGS 84.';

create table core.claim_type (
    type text not null,
    family text not null,
    meaning text not null,
    crosswalk text,
    sentence text not null,
    is_toll boolean not null
);
comment on table core.claim_type is 'The types of claims. Key: type.';
comment on column core.claim_type.type is 'Code of the type.';
comment on column core.claim_type.family is 'The part of the code before the slash.';
comment on column core.claim_type.meaning is 'What it means.';
comment on column core.claim_type.crosswalk is 'The matching term of ACLED, PLOVER, the Sendai framework, EM-DAT, IDMC or IHR.';
comment on column core.claim_type.sentence is 'How the view marts.claims words it.';
comment on column core.claim_type.is_toll is 'Whether two figures for the same days and place are about the same thing, so that different ones disagree.';

create table core.unit (
    unit text not null,
    one text not null,
    many text not null,
    is_additive boolean not null
);
comment on table core.unit is 'What claims count. Money is not listed: its unit is an ISO 4217 code. Key: unit.';
comment on column core.unit.unit is 'Code of the unit.';
comment on column core.unit.one is 'Its English name for one.';
comment on column core.unit.many is 'Its English name for more.';
comment on column core.unit.is_additive is 'Whether figures of several regions may be added up: persons may, percentages may not.';

create table core.source_entity (
    entity_id uuid not null,
    name text not null,
    kind text not null,
    country text,
    is_generic boolean not null,
    basis text not null
);
comment on table core.source_entity is 'Who claims are attributed to, one row an entity, whatever its spelling or language. Key: entity_id.';
comment on column core.source_entity.entity_id is 'md5 of its key.';
comment on column core.source_entity.name is 'Its name: the English one of known bodies, else as first written.';
comment on column core.source_entity.kind is 'government, military, police, emergency, health, international, ngo, media, company, witness, expert or other.';
comment on column core.source_entity.country is 'ISO 3166-1 alpha-2 code of its country, where that is known.';
comment on column core.source_entity.is_generic is 'Whether the words name no one in particular ("authorities", "police").';
comment on column core.source_entity.basis is 'known (a body in the list), office (of a country), person (a full name, romanised) or words (the same words).';

create table core.source_alias (
    source_text text not null,
    source_kind text not null,
    country text not null,
    entity_id uuid not null,
    names text[] not null
);
comment on table core.source_alias is 'How entities are written, one row a spelling. Key: source_text, source_kind, country.';
comment on column core.source_alias.source_text is 'The source as written.';
comment on column core.source_alias.source_kind is 'Its kind, as the engine read it.';
comment on column core.source_alias.country is 'Country of the claim; empty where none is known. "The police" are someone else in another country.';
comment on column core.source_alias.entity_id is 'The entity (core.source_entity).';
comment on column core.source_alias.names is 'The names in it, romanised and without vowels: spellings of one name share them.';

create view core.outlet as
select
    outlet,
    min(source.homepage) as homepage,
    min(source.country) as country,
    min(source.language) as language,
    count(distinct source.source) as sources
from (
    select outlet, source, homepage, country, language from raw.source
    union all
    select outlet, null, null, null, language from core.article
) as source
group by outlet;
comment on view core.outlet is 'Who publishes: the outlets of sources and articles. Key: outlet.';
comment on column core.outlet.outlet is 'Name of the outlet.';
comment on column core.outlet.homepage is 'Address of its site.';
comment on column core.outlet.country is 'ISO 3166-1 alpha-2 code of its country.';
comment on column core.outlet.language is 'ISO 639-1 code of its language.';
comment on column core.outlet.sources is 'Number of configured sources.';

create view core.place as
select
    geonames_id,
    any_value(place_name order by place_name) as name,
    any_value(place_kind order by place_kind) as kind,
    any_value(region order by region) as region,
    any_value(country order by country) as country,
    any_value(latitude order by latitude) as latitude,
    any_value(longitude order by longitude) as longitude,
    count(*) as claims
from core.claim
where geonames_id is not null and recorded_to is null
group by geonames_id;
comment on view core.place is 'The places that current claims name. Key: geonames_id.';
comment on column core.place.geonames_id is 'Id of the place in GeoNames.';
comment on column core.place.name is 'Its name.';
comment on column core.place.kind is 'country, region, settlement or other.';
comment on column core.place.region is 'ISO 3166-2 code of its region.';
comment on column core.place.country is 'ISO 3166-1 alpha-2 code of its country.';
comment on column core.place.latitude is 'Degrees north, WGS 84.';
comment on column core.place.longitude is 'Degrees east, WGS 84.';
comment on column core.place.claims is 'Number of current claims that name it.';

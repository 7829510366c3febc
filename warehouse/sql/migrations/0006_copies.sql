-- Which articles are nearly the same text: wire copies, in one outlet or in several.

create table core.article_copy (
    article_id uuid not null,
    original_id uuid not null,
    likeness double not null,
    recorded_at timestamp not null
);
comment on table core.article_copy is 'Articles whose text is nearly that of an article first seen before, such as copies of a news agency''s. One row an article. Key: article_id.';
comment on column core.article_copy.article_id is 'The copy (core.article).';
comment on column core.article_copy.original_id is 'The first of the articles with this text that the warehouse has seen (core.article); it is no copy itself.';
comment on column core.article_copy.likeness is 'How alike the two texts are, from 0.5 to 1: the share of three-word sequences that they have in common, estimated.';
comment on column core.article_copy.recorded_at is 'When it was recorded, UTC.';

create view marts.copies as
select
    copy.reported_at::date as day,
    original.outlet as first_outlet,
    original.url as first_url,
    copy.outlet,
    copy.url,
    link.likeness,
    link.original_id,
    link.article_id
from core.article_copy as link
inner join core.article as copy on link.article_id = copy.article_id
inner join core.article as original on link.original_id = original.article_id;
comment on view marts.copies is 'Nearly identical articles: who carried a text, and who had it first. Key: article_id.';
comment on column marts.copies.day is 'The day that the copy was published.';
comment on column marts.copies.first_outlet is 'Who was seen to carry it first.';
comment on column marts.copies.first_url is 'Its address there.';
comment on column marts.copies.outlet is 'Who carried it too.';
comment on column marts.copies.url is 'Its address there.';
comment on column marts.copies.likeness is 'How alike the two texts are, from 0.5 to 1.';
comment on column marts.copies.original_id is 'The first article (core.article).';
comment on column marts.copies.article_id is 'The copy (core.article).';

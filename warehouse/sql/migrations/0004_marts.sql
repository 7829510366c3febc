-- What people query.

create table marts.daily_region (
    day date not null,
    level text not null,
    region text,
    country text,
    type text not null,
    unit text,
    mentions bigint not null,
    groups bigint not null,
    parts bigint not null,
    articles bigint not null,
    outlets bigint not null,
    sources bigint not null,
    quantity_low double,
    quantity_best double,
    quantity_high double,
    quantity_basis text,
    best_group uuid,
    not_confirmed bigint not null,
    denied bigint not null,
    hedged bigint not null,
    findings bigint not null
);
comment on table marts.daily_region is 'Claims per day, region, type and unit. The day is that of the first report. Countries hold their regions too. Key: day, region, type, unit.';
comment on column marts.daily_region.day is 'The day, UTC.';
comment on column marts.daily_region.level is 'region, country (with all its regions) or none (claims that name neither).';
comment on column marts.daily_region.region is 'ISO 3166-2 code; ISO 3166-1 alpha-2 code of a country; null where level is none.';
comment on column marts.daily_region.country is 'ISO 3166-1 alpha-2 code.';
comment on column marts.daily_region.type is 'Type of the claims (core.claim_type).';
comment on column marts.daily_region.unit is 'What is counted (core.unit); null for claims that count nothing.';
comment on column marts.daily_region.mentions is 'Number of claims.';
comment on column marts.daily_region.groups is 'Number of claim groups, without the parts of totals that are in the same row.';
comment on column marts.daily_region.parts is 'Number of claim groups left out of groups because their total is in the same row.';
comment on column marts.daily_region.articles is 'Number of articles.';
comment on column marts.daily_region.outlets is 'Number of outlets.';
comment on column marts.daily_region.sources is 'Number of source entities; outlets that speak for themselves not included.';
comment on column marts.daily_region.quantity_low is 'Lowest bound of any group.';
comment on column marts.daily_region.quantity_best is 'The figure: that of the group in most outlets, then the largest; for a country without a figure of its own the sum of its regions. Null where regions cannot be added up.';
comment on column marts.daily_region.quantity_high is 'Highest bound of any group.';
comment on column marts.daily_region.quantity_basis is 'stated (a group''s own figure) or summed (over the regions of a country); null where there is no figure.';
comment on column marts.daily_region.best_group is 'The group whose figure is quantity_best (core.claim_group); null where summed.';
comment on column marts.daily_region.not_confirmed is 'Number of groups that someone does not confirm.';
comment on column marts.daily_region.denied is 'Number of groups that someone denies.';
comment on column marts.daily_region.hedged is 'Number of groups that are only probable, possible, planned or feared.';
comment on column marts.daily_region.findings is 'Number of findings (core.finding).';

create table marts.daily_region_event (
    day date not null,
    level text not null,
    region text,
    country text,
    type text not null,
    unit text,
    mentions bigint not null,
    groups bigint not null,
    parts bigint not null,
    articles bigint not null,
    outlets bigint not null,
    sources bigint not null,
    quantity_low double,
    quantity_best double,
    quantity_high double,
    quantity_basis text,
    best_group uuid,
    not_confirmed bigint not null,
    denied bigint not null,
    hedged bigint not null,
    findings bigint not null
);
comment on table marts.daily_region_event is 'The same as daily_region, but the day is that of the event: the last day of its time. Key: day, region, type, unit.';
comment on column marts.daily_region_event.day is 'The day, UTC.';
comment on column marts.daily_region_event.level is 'region, country (with all its regions) or none (claims that name neither).';
comment on column marts.daily_region_event.region is 'ISO 3166-2 code; ISO 3166-1 alpha-2 code of a country; null where level is none.';
comment on column marts.daily_region_event.country is 'ISO 3166-1 alpha-2 code.';
comment on column marts.daily_region_event.type is 'Type of the claims (core.claim_type).';
comment on column marts.daily_region_event.unit is 'What is counted (core.unit); null for claims that count nothing.';
comment on column marts.daily_region_event.mentions is 'Number of claims.';
comment on column marts.daily_region_event.groups is 'Number of claim groups, without the parts of totals that are in the same row.';
comment on column marts.daily_region_event.parts is 'Number of claim groups left out of groups because their total is in the same row.';
comment on column marts.daily_region_event.articles is 'Number of articles.';
comment on column marts.daily_region_event.outlets is 'Number of outlets.';
comment on column marts.daily_region_event.sources is 'Number of source entities; outlets that speak for themselves not included.';
comment on column marts.daily_region_event.quantity_low is 'Lowest bound of any group.';
comment on column marts.daily_region_event.quantity_best is 'The figure: that of the group in most outlets, then the largest; for a country without a figure of its own the sum of its regions. Null where regions cannot be added up.';
comment on column marts.daily_region_event.quantity_high is 'Highest bound of any group.';
comment on column marts.daily_region_event.quantity_basis is 'stated (a group''s own figure) or summed (over the regions of a country); null where there is no figure.';
comment on column marts.daily_region_event.best_group is 'The group whose figure is quantity_best (core.claim_group); null where summed.';
comment on column marts.daily_region_event.not_confirmed is 'Number of groups that someone does not confirm.';
comment on column marts.daily_region_event.denied is 'Number of groups that someone denies.';
comment on column marts.daily_region_event.hedged is 'Number of groups that are only probable, possible, planned or feared.';
comment on column marts.daily_region_event.findings is 'Number of findings (core.finding).';

create table marts.settled_day (
    day date not null,
    groups bigint not null,
    claims bigint not null,
    settlement bigint not null,
    changed_at timestamp not null
);
comment on table marts.settled_day is 'The days on which claims were reported, and when anything about them last changed. Key: day.';
comment on column marts.settled_day.day is 'The day.';
comment on column marts.settled_day.groups is 'Number of claim groups first reported on it.';
comment on column marts.settled_day.claims is 'Number of current claims reported on it.';
comment on column marts.settled_day.settlement is 'The settlement that changed it last (core.settlement.number).';
comment on column marts.settled_day.changed_at is 'When its rows last changed, UTC.';

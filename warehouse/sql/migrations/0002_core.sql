-- What the pages say: articles, revisions, claims; and what follows from them: groups and findings.

create table core.article (
    article_id uuid not null,
    canonical_url text not null,
    url text not null,
    outlet text not null,
    source text,
    language text,
    first_seen_at timestamp not null,
    published_at timestamp,
    reported_at timestamp not null
);
comment on table core.article is 'Articles, one row a canonical address. Key: article_id.';
comment on column core.article.article_id is 'md5 of the canonical address.';
comment on column core.article.canonical_url is 'The address that the page itself calls canonical.';
comment on column core.article.url is 'The address to open.';
comment on column core.article.outlet is 'Who published it: as configured for the source, else as the page says, else the host.';
comment on column core.article.source is 'The source that led to it (raw.source).';
comment on column core.article.language is 'ISO 639-1 code of the language of its text.';
comment on column core.article.first_seen_at is 'When it was first fetched, UTC.';
comment on column core.article.published_at is 'When it was first published, UTC; null where nothing tells.';
comment on column core.article.reported_at is 'published_at, and first_seen_at where that is not known, UTC.';

create table core.revision (
    revision_id uuid not null,
    article_id uuid not null,
    document_id text not null,
    number integer not null,
    cause text not null,
    reader text not null,
    title text,
    text text,
    language text,
    authors text[] not null,
    published_at timestamp,
    published_basis text not null,
    is_teaser boolean not null,
    text_sha256 text not null,
    near_key bigint[] not null,
    fetched_at timestamp not null,
    recorded_at timestamp not null,
    recorded_to timestamp
);
comment on table core.revision is 'The states that an article has been in, one row each. Key: revision_id.';
comment on column core.revision.revision_id is 'md5 of canonical URL, reader, text and how many revisions had this text before: the same pages give the same ids.';
comment on column core.revision.article_id is 'The article (core.article).';
comment on column core.revision.document_id is 'The document that it was read from (raw.document).';
comment on column core.revision.number is 'Number of the revision within the article, from 1.';
comment on column core.revision.cause is 'first, changed (the page changed) or reader (the same page read by a newer reader).';
comment on column core.revision.reader is 'Version of the reader.';
comment on column core.revision.title is 'The title.';
comment on column core.revision.text is 'The text; paragraphs are separated by a blank line. Null in published snapshots unless a setting says otherwise.';
comment on column core.revision.language is 'ISO 639-1 code of its language.';
comment on column core.revision.authors is 'The authors that the page names.';
comment on column core.revision.published_at is 'When the page says that it was published, UTC.';
comment on column core.revision.published_basis is 'Where that date came from, or why there is none.';
comment on column core.revision.is_teaser is 'Whether the page holds no more than the beginning.';
comment on column core.revision.text_sha256 is 'SHA-256 of the text, in hexadecimal: wire copies share it.';
comment on column core.revision.near_key is 'MinHash of the text: the share of equal positions estimates how alike two texts are.';
comment on column core.revision.fetched_at is 'When its document was fetched, UTC.';
comment on column core.revision.recorded_at is 'When it was recorded, UTC.';
comment on column core.revision.recorded_to is 'When a later revision took its place, UTC; null for the current one.';

create table core.reading (
    document_id text not null,
    reader text not null,
    outcome text not null,
    revision_id uuid,
    error_kind text,
    error text,
    read_at timestamp not null
);
comment on table core.reading is 'What became of each document, one row a document and reader. Key: document_id, reader.';
comment on column core.reading.document_id is 'The document (raw.document).';
comment on column core.reading.reader is 'Version of the reader.';
comment on column core.reading.outcome is 'article (new), revision (of a known article), duplicate (nothing new in it) or failed.';
comment on column core.reading.revision_id is 'The revision that the document gave or repeats (core.revision).';
comment on column core.reading.error_kind is 'Short code of the failure.';
comment on column core.reading.error is 'The failure in a sentence.';
comment on column core.reading.read_at is 'When, UTC.';

create table core.engine_run (
    revision_id uuid not null,
    engine text not null,
    claims integer not null,
    claimed_at timestamp not null
);
comment on table core.engine_run is 'Which revisions the claim engine has read, one row a revision and engine. Key: revision_id, engine.';
comment on column core.engine_run.revision_id is 'The revision (core.revision).';
comment on column core.engine_run.engine is 'Version of the engine.';
comment on column core.engine_run.claims is 'How many claims it found.';
comment on column core.engine_run.claimed_at is 'When, UTC.';

create table core.claim (
    claim_key uuid not null,
    claim_id text not null,
    revision_id uuid not null,
    article_id uuid not null,
    outlet text not null,
    language text,
    reported_at timestamp not null,
    reported_day date not null,
    sentence text not null,
    span_start integer not null,
    span_end integer not null,
    type text not null,
    actor text,
    target text,
    quantity_value double,
    quantity_low double,
    quantity_high double,
    quantity_bound text,
    unit text,
    quantity_noun text,
    quantity_of double,
    quantity_text text,
    region text,
    country text,
    region_basis text not null,
    place_text text,
    place_name text,
    place_kind text,
    geonames_id integer,
    latitude double,
    longitude double,
    time_text text,
    time_start date,
    time_end date,
    time_granularity text,
    time_basis text,
    source_text text,
    source_kind text,
    source_cue text,
    source_basis text,
    entity_id uuid,
    factuality text not null,
    realis text not null,
    verification text not null,
    verified_by text[] not null,
    part_of uuid,
    rule text not null,
    evidence struct(slot text, span_start integer, span_end integer, rule text, basis text)[] not null,
    engine text not null,
    recorded_at timestamp not null,
    recorded_to timestamp
);
comment on table core.claim is 'Reported facts: type, region and quantity, said by a source, about a time. One row a claim, revision and engine. Key: claim_key. Current where recorded_to is null.';
comment on column core.claim.claim_key is 'md5 of revision, engine and claim_id.';
comment on column core.claim.claim_id is 'The engine''s id: the same text read by the same rules gives the same id.';
comment on column core.claim.revision_id is 'The revision that it was read from (core.revision).';
comment on column core.claim.article_id is 'The article (core.article).';
comment on column core.claim.outlet is 'Who published the article.';
comment on column core.claim.language is 'ISO 639-1 code of the language of the text.';
comment on column core.claim.reported_at is 'When the article was published, UTC.';
comment on column core.claim.reported_day is 'The day of reported_at.';
comment on column core.claim.sentence is 'The evidence sentence, word for word.';
comment on column core.claim.span_start is 'Where the sentence starts in the text, in code points from 0.';
comment on column core.claim.span_end is 'Where it ends; the code point at this position is not part of it.';
comment on column core.claim.type is 'Type of the claim (core.claim_type).';
comment on column core.claim.actor is 'Who did it, as written.';
comment on column core.claim.target is 'To whom or what, as written.';
comment on column core.claim.quantity_value is 'How many: the best single reading; null where the text gives no figure.';
comment on column core.claim.quantity_low is 'Lower bound; null where open.';
comment on column core.claim.quantity_high is 'Upper bound; null where open.';
comment on column core.claim.quantity_bound is 'exact, approximate, at_least, at_most, more_than, less_than, range or vague; null where there is no quantity.';
comment on column core.claim.unit is 'What is counted (core.unit), or an ISO 4217 code; null where there is no quantity.';
comment on column core.claim.quantity_noun is 'The counted noun as written.';
comment on column core.claim.quantity_of is 'The denominator: 193 in "143 of the 193".';
comment on column core.claim.quantity_text is 'The quantity as written.';
comment on column core.claim.region is 'ISO 3166-2 code, ISO 3166-1 alpha-2 where only the country is known, null where neither is (core.region).';
comment on column core.claim.country is 'ISO 3166-1 alpha-2 code of the region''s country.';
comment on column core.claim.region_basis is 'Where the region was named: clause, sentence, context (earlier text) or none.';
comment on column core.claim.place_text is 'The place as written.';
comment on column core.claim.place_name is 'The place''s name in the gazetteer.';
comment on column core.claim.place_kind is 'country, region, settlement or other.';
comment on column core.claim.geonames_id is 'The place''s id in GeoNames.';
comment on column core.claim.latitude is 'Degrees north, WGS 84.';
comment on column core.claim.longitude is 'Degrees east, WGS 84.';
comment on column core.claim.time_text is 'The time as written; null where none is.';
comment on column core.claim.time_start is 'First day of the event.';
comment on column core.claim.time_end is 'Last day of the event, included.';
comment on column core.claim.time_granularity is 'day, week, month, season, year or range.';
comment on column core.claim.time_basis is 'text, context (the event that it continues) or published (the day of publication).';
comment on column core.claim.source_text is 'Who says so, as written; null where the outlet itself does.';
comment on column core.claim.source_kind is 'government, military, police, emergency, health, international, ngo, media, company, witness, expert or other.';
comment on column core.claim.source_cue is 'The reporting word.';
comment on column core.claim.source_basis is 'sentence, or context where carried from a sentence near by.';
comment on column core.claim.entity_id is 'The source as an entity (core.source_entity).';
comment on column core.claim.factuality is 'FactBank value from the source''s point of view: CT+ PR+ PS+ CT- PR- PS- Uu.';
comment on column core.claim.realis is 'actual, other (planned, feared, demanded, future) or generic.';
comment on column core.claim.verification is 'none, confirmed, not_confirmed or denied.';
comment on column core.claim.verified_by is 'By whom, as written.';
comment on column core.claim.part_of is 'The total that it is a part of (core.claim.claim_key).';
comment on column core.claim.rule is 'The engine''s rule that made it.';
comment on column core.claim.evidence is 'Why each slot has its value: span, rule, and whether stated, inherited or carried.';
comment on column core.claim.engine is 'Version of the engine.';
comment on column core.claim.recorded_at is 'When it was recorded, UTC.';
comment on column core.claim.recorded_to is 'When a later revision or engine took its place, UTC; null for current claims.';

create table core.unsettled (
    claim_key uuid not null,
    reported_day date not null
);
comment on table core.unsettled is 'Claims that came or went since groups, findings and aggregates were last brought up to date. Empty in published snapshots.';
comment on column core.unsettled.claim_key is 'The claim (core.claim).';
comment on column core.unsettled.reported_day is 'Its day.';

create table core.settlement (
    number bigint not null,
    settled_at timestamp not null,
    claims bigint not null,
    groups bigint not null,
    findings bigint not null,
    days bigint not null
);
comment on table core.settlement is 'Each time that groups, findings and aggregates were brought up to date, one row. Key: number.';
comment on column core.settlement.number is 'Counts up from 1.';
comment on column core.settlement.settled_at is 'When, UTC.';
comment on column core.settlement.claims is 'Number of claims that had come or gone.';
comment on column core.settlement.groups is 'Number of groups made anew.';
comment on column core.settlement.findings is 'Number of findings made anew.';
comment on column core.settlement.days is 'Number of days whose aggregates were made anew.';

create table core.claim_link (
    one uuid not null,
    other uuid not null,
    score integer not null,
    reasons text not null,
    reported_day date not null
);
comment on table core.claim_link is 'Pairs of current claims that look like the same announcement, one row a pair. Key: one, other; one sorts before other.';
comment on column core.claim_link.one is 'A claim (core.claim).';
comment on column core.claim_link.other is 'Another claim (core.claim).';
comment on column core.claim_link.score is 'Points for what speaks for it.';
comment on column core.claim_link.reasons is 'What the points were given for.';
comment on column core.claim_link.reported_day is 'The day of the earlier one; the other is of the three days from there.';

create table core.claim_group (
    group_id uuid not null,
    type text not null,
    region text,
    country text,
    unit text,
    entity_id uuid,
    factuality text not null,
    realis text not null,
    is_hedged boolean not null,
    verification text not null,
    stated_verification text not null,
    settlement integer,
    quantity_low double,
    quantity_best double,
    quantity_high double,
    quantity_bound text,
    best_claim uuid not null,
    time_start date,
    time_end date,
    time_basis text,
    event_day date,
    first_claim uuid not null,
    first_reported_at timestamp not null,
    last_reported_at timestamp not null,
    reported_day date not null,
    first_outlet text not null,
    claims integer not null,
    articles integer not null,
    texts integer not null,
    outlets integer not null,
    outlet_names text[] not null,
    article_ids uuid[] not null,
    languages text[] not null,
    part_of uuid
);
comment on table core.claim_group is 'Announcements: one row for what is one claim, whoever carries it and however it is rounded or spelt. Key: group_id. Made of current claims only.';
comment on column core.claim_group.group_id is 'md5 of the first claim.';
comment on column core.claim_group.type is 'Type of the claim (core.claim_type).';
comment on column core.claim_group.region is 'ISO 3166-2 code, ISO 3166-1 alpha-2 where only the country is known, null where neither is (core.region).';
comment on column core.claim_group.country is 'ISO 3166-1 alpha-2 code of the region''s country.';
comment on column core.claim_group.unit is 'What is counted (core.unit); null where nothing is.';
comment on column core.claim_group.entity_id is 'Who says so (core.source_entity); null where only outlets themselves do.';
comment on column core.claim_group.factuality is 'The surest factuality among its claims.';
comment on column core.claim_group.realis is 'actual, other or generic.';
comment on column core.claim_group.is_hedged is 'Whether every claim in it is hedged (PR or PS), unknown (Uu) or not actual.';
comment on column core.claim_group.verification is 'denied before not_confirmed before confirmed before none, over its claims and over later claims that speak about it.';
comment on column core.claim_group.stated_verification is 'The same over its own claims alone.';
comment on column core.claim_group.settlement is 'GeoNames id of the settlement that it is about, by the best claim; null where that names none.';
comment on column core.claim_group.quantity_low is 'Lowest bound that any of its claims gives.';
comment on column core.claim_group.quantity_best is 'The best figure: the most exact one, then the one in most outlets, then the first.';
comment on column core.claim_group.quantity_high is 'Highest bound that any of its claims gives; null where none gives one.';
comment on column core.claim_group.quantity_bound is 'Bound of the best figure.';
comment on column core.claim_group.best_claim is 'The claim that the best figure comes from (core.claim).';
comment on column core.claim_group.time_start is 'First day of the event, by the claim with the most exact time.';
comment on column core.claim_group.time_end is 'Last day of the event, by the same claim.';
comment on column core.claim_group.time_basis is 'text, context or published, by the same claim.';
comment on column core.claim_group.event_day is 'The day that the event is counted on: its last.';
comment on column core.claim_group.first_claim is 'The claim that reported it first (core.claim).';
comment on column core.claim_group.first_reported_at is 'When it was first reported, UTC.';
comment on column core.claim_group.last_reported_at is 'When it was last reported, UTC.';
comment on column core.claim_group.reported_day is 'The day of the first report: the day that the group is counted on.';
comment on column core.claim_group.first_outlet is 'Who reported it first.';
comment on column core.claim_group.claims is 'Number of claims in it.';
comment on column core.claim_group.articles is 'Number of articles that carry it.';
comment on column core.claim_group.texts is 'Number of different texts among them: wire copies count once.';
comment on column core.claim_group.outlets is 'Number of outlets that carry it.';
comment on column core.claim_group.outlet_names is 'Their names, in order.';
comment on column core.claim_group.article_ids is 'The articles that carry it, in order (core.article).';
comment on column core.claim_group.languages is 'The languages that it was reported in, in order.';
comment on column core.claim_group.part_of is 'The group of the total that it is a part of (core.claim_group).';

create table core.group_member (
    claim_key uuid not null,
    group_id uuid not null,
    reported_day date not null
);
comment on table core.group_member is 'Which group each current claim is in, one row a claim. Key: claim_key.';
comment on column core.group_member.claim_key is 'The claim (core.claim).';
comment on column core.group_member.group_id is 'Its group (core.claim_group).';
comment on column core.group_member.reported_day is 'The claim''s day.';

create table core.finding (
    finding_id uuid not null,
    kind text not null,
    group_id uuid not null,
    claim_keys uuid[] not null,
    type text not null,
    region text,
    country text,
    unit text,
    reported_day date not null,
    event_day date,
    expected double,
    found double,
    same_window boolean,
    same_unit boolean,
    regions_overlap boolean,
    statement text not null
);
comment on table core.finding is 'What does not add up, one row each. Key: finding_id.';
comment on column core.finding.finding_id is 'md5 of kind and claims.';
comment on column core.finding.kind is 'parts_exceed_total, parts_below_total, sources_disagree, revised, denied or not_confirmed.';
comment on column core.finding.group_id is 'The group that it is about (core.claim_group).';
comment on column core.finding.claim_keys is 'The claims that it rests on (core.claim); the total, or the earlier one, is first.';
comment on column core.finding.type is 'Type of the claims.';
comment on column core.finding.region is 'Region of the group.';
comment on column core.finding.country is 'Country of the group.';
comment on column core.finding.unit is 'What is counted.';
comment on column core.finding.reported_day is 'The day that the group is counted on.';
comment on column core.finding.event_day is 'The day that the event is counted on.';
comment on column core.finding.expected is 'The total, the earlier figure, or one source''s figure.';
comment on column core.finding.found is 'The sum of the parts, the later figure, or the other source''s figure.';
comment on column core.finding.same_window is 'Whether the claims are about the same days.';
comment on column core.finding.same_unit is 'Whether they count the same.';
comment on column core.finding.regions_overlap is 'Whether the parts'' regions overlap, so that the sum may count some twice.';
comment on column core.finding.statement is 'The finding as a sentence.';

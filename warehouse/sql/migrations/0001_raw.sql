-- What came from outside, when, and why it failed.
--
-- Instants are TIMESTAMP without a zone and always UTC. No keys or indexes are declared: on tables that are updated they cost
-- six to eighteen times the loading time (duckdb#23645, duckdb#23788), so uniqueness is asserted in sql/checks/.

create schema raw;
create schema core;
create schema marts;

create table core.migration (
    version integer not null,
    name text not null,
    applied_at timestamp not null
);
comment on table core.migration is 'The migrations that this file has been through, one row each. Key: version.';
comment on column core.migration.version is 'The number that the file name of the migration starts with.';
comment on column core.migration.name is 'What the migration is called.';
comment on column core.migration.applied_at is 'When it was applied, UTC.';

create table raw.run_log (
    run_id text not null,
    command text not null,
    started_at timestamp not null,
    finished_at timestamp,
    outcome text,
    counts json,
    error text
);
comment on table raw.run_log is 'Every run of a command that writes, one row each. Key: run_id.';
comment on column raw.run_log.run_id is 'Id of the run.';
comment on column raw.run_log.command is 'What ran, such as run, serve or ingest.';
comment on column raw.run_log.started_at is 'When it started, UTC.';
comment on column raw.run_log.finished_at is 'When it ended, UTC; null while it runs and for ever where it was killed.';
comment on column raw.run_log.outcome is 'done, failed or interrupted; null while it runs and for ever where it was killed.';
comment on column raw.run_log.counts is 'What it did, a JSON object of names and numbers.';
comment on column raw.run_log.error is 'The sentence that it ended on, null where all went well.';

create table raw.source (
    source text not null,
    url text not null,
    outlet text not null,
    language text,
    country text,
    homepage text,
    every_seconds double,
    first_seen_at timestamp not null,
    changed_at timestamp not null,
    removed_at timestamp
);
comment on table raw.source is 'The feeds that are or were polled, as configured, one row a source. Key: source. Rows are never deleted.';
comment on column raw.source.source is 'Short name of the source.';
comment on column raw.source.url is 'Address of the feed.';
comment on column raw.source.outlet is 'Who publishes it.';
comment on column raw.source.language is 'ISO 639-1 code of the language, null where the pages tell.';
comment on column raw.source.country is 'ISO 3166-1 alpha-2 code of the outlet''s country.';
comment on column raw.source.homepage is 'Address of the outlet''s site.';
comment on column raw.source.every_seconds is 'Fixed time between two polls, in seconds; null where the feed''s own pace decides.';
comment on column raw.source.first_seen_at is 'When it was first configured, UTC.';
comment on column raw.source.changed_at is 'When its configuration last changed, UTC.';
comment on column raw.source.removed_at is 'Since when it is no longer configured, UTC; null while it is.';

create table raw.poll_state (
    source text not null,
    due_at timestamp not null,
    polled_at timestamp not null,
    etag text,
    last_modified text,
    body_sha256 text,
    validators_since timestamp,
    failures integer not null,
    interval_seconds double not null,
    moved_to text,
    moved_seen integer not null,
    disabled text
);
comment on table raw.poll_state is 'What the polls of a source have taught so far, one row a source. Key: source.';
comment on column raw.poll_state.source is 'The source (raw.source).';
comment on column raw.poll_state.due_at is 'When it is to be polled again, UTC.';
comment on column raw.poll_state.polled_at is 'When it was last polled, UTC.';
comment on column raw.poll_state.etag is 'The ETag of the last answer, sent back with the next request.';
comment on column raw.poll_state.last_modified is 'The Last-Modified of the last answer, sent back with the next request.';
comment on column raw.poll_state.body_sha256 is 'SHA-256 of the last feed, in hexadecimal.';
comment on column raw.poll_state.validators_since is 'Since when ETag and Last-Modified are trusted, UTC.';
comment on column raw.poll_state.failures is 'Number of failed polls in a row.';
comment on column raw.poll_state.interval_seconds is 'Present time between polls, in seconds.';
comment on column raw.poll_state.moved_to is 'Where the feed says that it has moved to.';
comment on column raw.poll_state.moved_seen is 'How many polls in a row have said so.';
comment on column raw.poll_state.disabled is 'Why it is no longer polled; null while it is.';

create table raw.poll (
    poll_id uuid not null,
    source text not null,
    url text not null,
    polled_at timestamp not null,
    outcome text not null,
    http_status integer,
    received_bytes bigint not null,
    entries integer not null,
    new_entries integer not null,
    archive_file text,
    archive_offset bigint,
    archive_length bigint,
    error_kind text,
    error text
);
comment on table raw.poll is 'Every poll of every source, one row each. Key: poll_id.';
comment on column raw.poll.poll_id is 'md5 of source and instant.';
comment on column raw.poll.source is 'The source (raw.source).';
comment on column raw.poll.url is 'The address asked.';
comment on column raw.poll.polled_at is 'When, UTC.';
comment on column raw.poll.outcome is 'new (a feed was read), same, not_modified, failed or disabled.';
comment on column raw.poll.http_status is 'Status of the answer.';
comment on column raw.poll.received_bytes is 'Bytes received, as on the wire.';
comment on column raw.poll.entries is 'Number of entries in the feed.';
comment on column raw.poll.new_entries is 'Number of entries never seen before.';
comment on column raw.poll.archive_file is 'The archive''s file that holds the answer.';
comment on column raw.poll.archive_offset is 'First byte of its record in that file.';
comment on column raw.poll.archive_length is 'Length of its record in bytes.';
comment on column raw.poll.error_kind is 'Short code of the failure.';
comment on column raw.poll.error is 'The failure in a sentence.';

create table raw.entry (
    entry_id uuid not null,
    source text not null,
    url text not null,
    canonical_url text not null,
    guid text,
    title text,
    published_at timestamp,
    updated_at timestamp,
    summary text,
    first_seen_at timestamp not null,
    changed_at timestamp not null
);
comment on table raw.entry is 'The items of feeds, one row a canonical address. Key: entry_id.';
comment on column raw.entry.entry_id is 'md5 of the canonical address.';
comment on column raw.entry.source is 'The source that carried it first (raw.source).';
comment on column raw.entry.url is 'The address to fetch.';
comment on column raw.entry.canonical_url is 'The address without what does not matter, such as tracking parameters.';
comment on column raw.entry.guid is 'The id that the feed gives it. Feeds repeat ids, so it is no key.';
comment on column raw.entry.title is 'The title in the feed.';
comment on column raw.entry.published_at is 'When it was published, as the feed says, UTC.';
comment on column raw.entry.updated_at is 'When it was changed, as the feed says, UTC.';
comment on column raw.entry.summary is 'The summary in the feed. Not in published snapshots.';
comment on column raw.entry.first_seen_at is 'When a poll first brought it, UTC.';
comment on column raw.entry.changed_at is 'When the feed last showed a later updated_at, UTC: its page is then fetched anew.';

create table raw.document (
    document_id text not null,
    source text,
    url text not null,
    canonical_url text not null,
    fetched_at timestamp not null,
    attempt integer not null,
    final_url text,
    http_status integer,
    content_type text,
    body_sha256 text,
    received_bytes bigint not null,
    archive_file text,
    archive_offset bigint,
    archive_length bigint,
    retry_at timestamp,
    error_kind text,
    error text
);
comment on table raw.document is 'Every attempt to fetch a page, one row each. Key: document_id.';
comment on column raw.document.document_id is 'Id of the attempt.';
comment on column raw.document.source is 'The source that led to it (raw.source); null for pages from a WARC file.';
comment on column raw.document.url is 'The address asked.';
comment on column raw.document.canonical_url is 'The entry''s canonical address.';
comment on column raw.document.fetched_at is 'When, UTC.';
comment on column raw.document.attempt is 'Number of the attempt, from 1.';
comment on column raw.document.final_url is 'The address after redirects.';
comment on column raw.document.http_status is 'Status of the answer.';
comment on column raw.document.content_type is 'The Content-Type of the answer.';
comment on column raw.document.body_sha256 is 'SHA-256 of the body, in hexadecimal.';
comment on column raw.document.received_bytes is 'Bytes received, as on the wire.';
comment on column raw.document.archive_file is 'The archive''s file that holds the answer; null where the attempt failed.';
comment on column raw.document.archive_offset is 'First byte of its record in that file.';
comment on column raw.document.archive_length is 'Length of its record in bytes.';
comment on column raw.document.retry_at is 'When to try again, UTC; null with an error means never.';
comment on column raw.document.error_kind is 'Short code of the failure; null where the page is there.';
comment on column raw.document.error is 'The failure in a sentence.';

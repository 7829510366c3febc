-- When a feed wants to be left alone, so that it is also after a poll that did not read it anew.

alter table raw.poll_state add column skip_hours bigint[];
alter table raw.poll_state add column skip_days text[];
comment on column raw.poll_state.skip_hours is 'Hours of the day, UTC, in which the feed asks not to be polled.';
comment on column raw.poll_state.skip_days is 'Days of the week, such as sunday, on which the feed asks not to be polled.';

"""A made-up history of claims of any size, put into a warehouse for benchmarks.

A day has 10,000 claims or as many as asked for, three to an article, over 400 regions and the types that news is full of; one claim
in five is told by a second outlet as well, as the same announcement.
"""

from datetime import UTC, date, datetime, timedelta

from warehouse import settling
from warehouse.store import Warehouse

DAY_CLAIMS = 10_000
LAST_DAY = date(2026, 1, 1)
NOW = datetime(2026, 1, 2, tzinfo=UTC)

_CLAIMS = """
create or replace temp table made as
select
    number,
    -- Every fifth claim repeats the one before it, in another outlet's article.
    if(number % 5 = 4, number - 1, number) as fact,
    $day::date as day,
    md5('article ' || $day || ' ' || (number // 3) || ' ' || if(number % 5 = 4, 'b', 'a'))::uuid as article_id
from range($claims) as claim (number)
"""
_DOCUMENTS = """
insert into raw.document
select distinct
    article_id::text, null, 'https://example.org/' || article_id, 'https://example.org/' || article_id, day + interval 9 hours,
    1, null, 200, 'text/html', null, 9000, 'a.warc.gz', 0, 9000, null, null, null
from made
"""
_ARTICLES = """
insert into core.article
select distinct
    article_id, 'https://example.org/' || article_id, 'https://example.org/' || article_id,
    'Outlet ' || hash(article_id) % 200, null, 'en', day + interval 9 hours, day + interval 9 hours, day + interval 9 hours
from made
"""
_REVISIONS = """
insert into core.revision
select distinct
    md5('r' || article_id)::uuid, article_id, article_id::text, 1, 'first', 'reader', 'Title', null, 'en', [], day + interval 9 hours,
    'json-ld', false, md5(article_id::text), [], day + interval 9 hours, day + interval 9 hours, null
from made
"""
_INSERT = r"""
insert into core.claim
select
    md5('c' || day || ' ' || number)::uuid, day || ' ' || number, md5('r' || article_id)::uuid, article_id,
    'Outlet ' || hash(article_id) % 200, 'en', day + interval 9 hours, day,
    regexp_replace(translate(md5(fact || day::text) || md5(fact || 'x' || day::text), '0123456789', 'ghijklmnop'), '(.{6})', '\1 ', 'g'),
    0, 80,
    (['casualty/killed', 'casualty/injured', 'attack/strike', 'damage/destroyed', 'displacement/evacuated', 'law/arrested',
      'protest/demonstrate', 'damage/outage'])[1 + (hash(fact, day, 2) % 8)::integer],
    null, null,
    if(hash(fact, day, 2) % 8 = 2, null, 1 + hash(fact, day, 3) % 997), if(hash(fact, day, 2) % 8 = 2, null, 1 + hash(fact, day, 3) % 997),
    if(hash(fact, day, 2) % 8 = 2, null, 1 + hash(fact, day, 3) % 997), if(hash(fact, day, 2) % 8 = 2, null, 'exact'),
    if(hash(fact, day, 2) % 8 = 2, null, 'person'), 'people', null, '9',
    case when hash(fact, day, 4) % 20 > 0
        then chr((65 + hash(fact, day, 5) % 20)::integer) || 'X-' || lpad((hash(fact, day, 6) % 20)::text, 2, '0') end,
    case when hash(fact, day, 4) % 20 = 0 then null else chr((65 + hash(fact, day, 5) % 20)::integer) || 'X' end,
    'clause', 'place', 'Place ' || hash(fact, day, 1) % 5000, 'settlement', (hash(fact, day, 1) % 5000)::integer, 50, 30,
    null, day - 1, day - 1, 'day', 'text',
    null, null, null, null, null, 'CT+', 'actual', if(hash(fact, day, 7) % 50 = 0, 'not_confirmed', 'none'), [], null, 'rule', [], 'engine',
    $now, null
from made
order by article_id, number
"""
_READINGS = """
insert into core.reading
select document_id, 'reader', 'article', revision_id, null, null, recorded_at from core.revision where fetched_at::date = $day::date
"""
_RUNS = "insert into core.engine_run select distinct md5('r' || article_id)::uuid, 'engine', 3, $now from made"
_UNSETTLED = "insert into core.unsettled select md5('c' || day || ' ' || number)::uuid, day from made"


def add_day(wh: Warehouse, day: date, *, claims: int = DAY_CLAIMS) -> None:
    """Put a day's claims into the warehouse; they wait to be settled."""
    now = NOW.replace(tzinfo=None)
    connection = wh.connection
    with wh.transaction():
        connection.execute(_CLAIMS, {"day": str(day), "claims": claims})
        for statement in (_DOCUMENTS, _ARTICLES, _REVISIONS):
            connection.execute(statement)
        connection.execute(_READINGS, {"day": str(day)})
        connection.execute(_INSERT, {"now": now})
        connection.execute(_RUNS, {"now": now})
        connection.execute(_UNSETTLED)


def fill(wh: Warehouse, claims: int, *, settled_days: int = 20, day_claims: int = DAY_CLAIMS) -> None:
    """Put ``claims`` claims into an empty warehouse, on the days that end with ``LAST_DAY``, with all that follows from them.

    The last ``settled_days`` days are loaded and settled; earlier ones repeat them under other keys, which is quicker.
    """
    days = min(claims // day_claims, settled_days)
    for number in range(days):
        add_day(wh, LAST_DAY - timedelta(days=days - 1 - number), claims=day_claims)
    settling.settle(wh, now=NOW)
    for round_ in range(1, claims // (days * day_claims)):
        with wh.transaction():
            for table, columns in _SHIFTED.items():
                _repeat(wh, table, columns, round_=round_, days=days)
    wh.connection.execute("checkpoint")


# How the columns of each table change in a repetition: keys get other values, days move back.
_KEYS = {
    "raw.document": ("document_id",),
    "core.article": ("article_id",),
    "core.revision": ("revision_id", "article_id", "document_id"),
    "core.reading": ("revision_id", "document_id"),
    "core.engine_run": ("revision_id",),
    "core.claim": ("claim_key", "revision_id", "article_id", "part_of"),
    "core.claim_link": ("one", "other"),
    "core.group_member": ("claim_key", "group_id"),
    "core.claim_group": ("group_id", "best_claim", "first_claim", "part_of"),
    "core.finding": ("finding_id", "group_id"),
    "marts.daily_region": ("best_group",),
    "marts.daily_region_event": ("best_group",),
    "marts.settled_day": (),
}
_DAYS = {
    "raw.document": ("fetched_at",),
    "core.article": ("first_seen_at", "published_at", "reported_at"),
    "core.revision": ("fetched_at", "published_at"),
    "core.claim": ("reported_at", "reported_day", "time_start", "time_end"),
    "core.claim_link": ("reported_day",),
    "core.group_member": ("reported_day",),
    "core.claim_group": (
        "time_start", "time_end", "event_day", "first_reported_at", "last_reported_at", "reported_day"
    ),
    "core.finding": ("reported_day", "event_day"),
    "marts.daily_region": ("day",),
    "marts.daily_region_event": ("day",),
    "marts.settled_day": ("day",),
}  # fmt: skip
_LISTS = {"core.claim_group": ("article_ids",), "core.finding": ("claim_keys",)}
_SHIFTED = {
    table: [
        *(
            f"md5({name}::text || $round){'' if name == 'document_id' else '::uuid'} as {name}" for name in names
        ),
        *(f"({name} - interval (($round::integer * $days)) day)::{kind} as {name}" for name, kind in (
            (name, "timestamp" if name.endswith("_at") else "date") for name in _DAYS.get(table, ())
        )),
        *(f"list_transform({name}, lambda key: md5(key::text || $round)::uuid) as {name}" for name in _LISTS.get(table, ())),
    ]
    for table, names in _KEYS.items()
}  # fmt: skip


def _repeat(wh: Warehouse, table: str, columns: list[str], *, round_: int, days: int) -> None:
    """Insert the rows of the first days once more; the rows that were settled are those of the last ``days`` days."""
    if round_ == 1:
        wh.connection.execute(f"create or replace temp table first_{table.replace('.', '_')} as from {table}")
    shifted = ", ".join(columns)
    statement = f"insert into {table} by name select * replace ({shifted}) from first_{table.replace('.', '_')}"
    wh.connection.execute(
        statement, {name: value for name, value in (("round", str(round_)), ("days", days)) if f"${name}" in statement}
    )

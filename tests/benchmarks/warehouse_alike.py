"""Settling claims that are much alike: what four times as many cost, and how much memory they take.

python -m tests.benchmarks.warehouse_alike [CLAIMS]

Three crowds, each of one type in one region within a week: "copied" is one sentence in every article, "retold" one figure that each
article tells in words of its own, "varied" small figures of many events told in nearly the same words. Each is settled with a
quarter of the claims and with all of them, in a process of its own: four times as many should cost four times as much.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from warehouse import settling, store
from warehouse.store import Warehouse

NOW = datetime(2026, 1, 9, tzinfo=UTC)
CROWDS = {
    "copied": ("'Drie mensen raakten gewond bij een aanvaring in Zwolle.'", "3"),
    "retold": ("'Bij ' || substr(md5(number::text), 1, 8) || ' in Zwolle vielen drie gewonden, meldt ' || md5(number || 'x')", "3"),
    "varied": ("'Bij een aanvaring onder brug ' || number || ' in Zwolle zijn mensen gewond geraakt, meldt de politie.'", "2 + number % 90"),
}  # fmt: skip
_MADE = """
create or replace temp table made as
select
    number,
    md5('article ' || number)::uuid as article_id,
    'Outlet ' || number % 300 as outlet,
    date '2026-01-01' + (number % 7)::integer as day,
    {sentence} as sentence,
    {figure} as figure
from range($claims) as claim (number)
"""
_REVISIONS = """
insert into core.revision
select
    md5('r' || number)::uuid, article_id, number::text, 1, 'first', 'reader', 'Title', null, 'nl', [], day + interval 9 hours,
    'json-ld', false, md5(sentence), [], day + interval 9 hours, day + interval 9 hours, null
from made
"""
_CLAIMS = """
insert into core.claim by name
select
    md5('c' || number)::uuid as claim_key, number::text as claim_id, md5('r' || number)::uuid as revision_id, article_id, outlet,
    'nl' as language, day + interval 9 hours as reported_at, day as reported_day, sentence, 0 as span_start, 80 as span_end,
    'casualty/injured' as type, figure as quantity_value, figure as quantity_low, figure as quantity_high,
    'exact' as quantity_bound, 'person' as unit, 'mensen' as quantity_noun, 'NL-OV' as region, 'NL' as country,
    'clause' as region_basis, 'Zwolle' as place_text, 'Zwolle' as place_name, 'settlement' as place_kind,
    2743477 as geonames_id, day as time_start, day as time_end, 'day' as time_granularity, 'published' as time_basis,
    'CT+' as factuality, 'actual' as realis, 'none' as verification, [] as verified_by, 'rule' as rule, [] as evidence,
    'engine' as engine, $now as recorded_at
from made
"""
_UNSETTLED = "insert into core.unsettled select md5('c' || number)::uuid, day from made"


def fill(wh: Warehouse, crowd: str, claims: int) -> None:
    """Put a crowd of claims into an empty warehouse; they wait to be settled."""
    sentence, figure = CROWDS[crowd]
    with wh.transaction():
        wh.connection.execute(_MADE.format(sentence=sentence, figure=figure), {"claims": claims})
        wh.connection.execute(_REVISIONS)
        wh.connection.execute(_CLAIMS, {"now": NOW.replace(tzinfo=None)})
        wh.connection.execute(_UNSETTLED)


def settle(crowd: str, claims: int) -> str:
    """Return the seconds of the clock and of the processor that settling takes, the memory in MB, and how many groups there are."""
    with tempfile.TemporaryDirectory() as scratch, store.open(Path(scratch) / "warehouse.duckdb", memory="2GB") as wh:
        fill(wh, crowd, claims)
        wall, cpu = time.perf_counter(), time.process_time()
        done = settling.settle(wh, now=NOW)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
        return f"{wall} {cpu} {memory} {done.groups}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="?", type=int, default=20_000)
    parser.add_argument("--one", choices=CROWDS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        sys.stdout.write(settle(args.one, args.claims))
        return
    for crowd in CROWDS:
        few, many = (_apart(crowd, claims) for claims in (args.claims // 4, args.claims))
        sys.stdout.write(
            f"{crowd}: {args.claims:,} claims {many[0]:.1f} s, {many[2]:.0f} MB, {many[3]:.0f} groups;"
            f" ratio to {args.claims // 4:,}: {many[0] / few[0]:.1f} by the clock, {many[1] / few[1]:.1f} of processor time\n"
        )


def _apart(crowd: str, claims: int) -> tuple[float, ...]:
    command = [sys.executable, "-m", "tests.benchmarks.warehouse_alike", str(claims), "--one", crowd]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return tuple(float(word) for word in told.split())


if __name__ == "__main__":
    main()

"""What a round did, as a table and in words: for the terminal, for pipes and for Prefect's artifacts."""

import sys
from typing import Any

from flows import console, formats
from flows.formats import Format
from flows.rounds import Report

COLUMNS = ("stage", "batches", "items", "new", "changed", "same", "failed", "seconds")


def rows(report: Report) -> list[tuple[Any, ...]]:
    """Return a row a stage: how much it did, and what became of it."""
    return [
        (
            each.stage,
            each.batches,
            each.done.items,
            each.done.counts.new,
            each.done.counts.changed,
            each.done.counts.same,
            each.done.counts.failed,
            round(each.seconds, 1),
        )
        for each in report.stages
    ]


def failures(report: Report) -> list[str]:
    """Return a sentence a stage in which something failed, each followed by the first failures' own."""
    told = []
    for each in report.stages:
        if each.done.counts.failed:
            told.append(f"{each.stage}: {each.done.counts.failed} of {each.done.items} failed; each is recorded")
            told += [f"  {error}" for error in each.done.errors]
    return told


def is_cut_off(report: Report) -> bool:
    """Return whether sources were due and none of them could be polled, as on a machine with no network."""
    polled = report.stage("poll").done
    return 0 < polled.items == polled.counts.failed


def show(report: Report, *, form: Format) -> None:
    """Print a report: the table on standard output, the failures on standard error."""
    formats.write(COLUMNS, rows(report), form=form, to=sys.stdout)
    sys.stdout.flush()
    for line in failures(report):
        console.note(line)
    if form is Format.table:
        console.note(summary(report))


def pages(report: Report) -> str:
    """Return the sentence about the daily report; an empty one if nothing was made."""
    made = report.pages
    if made is None:
        return ""
    return f"{made.written} files of the daily report were written, {made.removed} removed; open {made.index}"


def summary(report: Report) -> str:
    """Return the sentence that ends a round."""
    settled = report.settlement
    ending = (
        f"To read: {report.snapshot.database}" if report.snapshot else "The published snapshot holds it all already."
    )
    return (
        f"{settled.claims} claims settled into {settled.groups} new groups, {settled.findings} findings, "
        f"{settled.days} days, in {report.seconds:.1f} s. {ending}" + (f"\n{pages(report)}" if report.pages else "")
    )

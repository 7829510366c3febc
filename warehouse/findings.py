"""What does not add up: parts and totals, sources that disagree, revisions, denials and claims that nobody confirms."""

from warehouse.database import Warehouse

_KINDS = ("parts_exceed_total", "parts_below_total", "sources_disagree", "revised", "verdicts")


def refresh(wh: Warehouse) -> int:
    """Make the findings about changed groups and their neighbours anew and return how many there are now.

    To be called by settling, between the groups and the aggregates.
    """
    wh.run("findings/scope")
    wh.run("findings/scope_days")
    wh.run("findings/note")
    wh.run("findings/keep_note")
    wh.run("findings/clear")
    wh.run("findings/verify_groups")
    wh.run("findings/ranges")
    wh.run("findings/shared_articles")
    found = sum(wh.run(f"findings/{kind}") for kind in _KINDS)
    wh.run("findings/note")
    wh.run("findings/note_moved")
    return found

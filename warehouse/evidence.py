"""Why a claim says what it says: each slot's value with the words and the rule that gave it, from a published snapshot."""

from collections.abc import Sequence
from itertools import groupby

from extract.errors import SetupError
from warehouse import statements
from warehouse.records import Explanation, Reason
from warehouse.snapshots import Snapshot


def explain(snapshot: Snapshot, claim_id: str) -> tuple[Explanation, ...]:
    """Return the explanation of every current claim whose id begins so; SetupError if there is none."""
    cursor = snapshot.connection.execute(statements.text("snapshots/explain"), {"id": claim_id.lower()})
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if not claim_id or not rows:
        raise SetupError(f"there is no claim whose id begins with {claim_id!r}; the view marts.claims lists them")
    return tuple(_explanation(list(group)) for _, group in groupby(rows, key=lambda row: row["claim_id"]))


def _explanation(rows: Sequence[dict[str, object]]) -> Explanation:
    row = rows[0]
    values = _values(row)
    reasons = tuple(
        Reason(
            slot=str(each["slot"]),
            value=values.get(str(each["slot"]), ""),
            start=int(str(each["evidence_start"])),
            end=int(str(each["evidence_end"])),
            rule=str(each["rule"]),
            basis=str(each["basis"]),
        )
        for each in rows
        if each["slot"] is not None
    )
    return Explanation(
        claim_id=str(row["claim_id"]),
        sentence=str(row["sentence"]),
        start=int(str(row["span_start"])),
        told=f"{row['outlet']}, {row['reported_day']}",
        values=tuple(values.items()),
        reasons=reasons,
    )


def _values(row: dict[str, object]) -> dict[str, str]:
    """Return what each slot holds, in the order in which a person reads them."""
    days = (
        str(row["time_start"]) if row["time_start"] == row["time_end"] else f"{row['time_start']} … {row['time_end']}"
    )
    by = row["verified_by"] if isinstance(row["verified_by"], list) else []
    held = {
        "type": row["type"],
        "quantity": row["quantity_text"],
        "unit": row["unit"],
        "region": f"{row['region']} ({row['place_text']})" if row["region"] else None,
        "time": days if row["time_start"] else None,
        "source": f"{row['source_text']} ({row['source_kind']})" if row["source_text"] else None,
        "factuality": row["factuality"],
        "realis": row["realis"],
        "verification": " by ".join([str(row["verification"]), *([", ".join(map(str, by))] if by else [])]),
        "part_of": row["total_text"],
    }
    return {slot: str(value) for slot, value in held.items() if value is not None}
